import type { Kysely, Transaction } from "kysely";
import type { DB } from "./types.generated";

/** What a read takes: the pool or a running transaction. */
export type Db = Kysely<DB>;

/** What a write or a locking read takes: only a running transaction. */
export type Tx = Transaction<DB>;

/** Runs `work` in one transaction: all of it is kept, or, when it throws, nothing. A running one is joined. */
export function inTransaction<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db.isTransaction ? work(db as Tx) : db.transaction().execute(work);
}

/** Runs a write that is one statement: PostgreSQL keeps it wholly or not at all, without a begin and a commit. */
export function inOneStatement<Result>(db: Db, write: (tx: Tx) => Promise<Result>): Promise<Result> {
  return write(db as Tx);
}

/** Every guarded write must hit exactly one row; anything else means that the row changed meanwhile. */
export function affectedOne(result: { numUpdatedRows?: bigint; numDeletedRows?: bigint }): boolean {
  return (result.numUpdatedRows ?? result.numDeletedRows) === 1n;
}

/** Whether a write was refused by this unique index. Its transaction is lost then. */
export function violatesUnique(error: unknown, index: string): boolean {
  const { code, constraint } = (error ?? {}) as { code?: unknown; constraint?: unknown };
  return code === "23505" && constraint === index;
}
