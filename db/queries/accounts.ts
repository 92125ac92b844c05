import { type Insertable, sql, type Updateable } from "kysely";
import type { Db, Tx } from "../tx";
import { likePart } from "./like-part";
import type { Accounts } from "../types.generated";

type Name = { source: string; externalId: string };

/** Holds everybody else back who asks who is meant by these names; sorted, so that two never wait for each other. */
export async function lockAccountNames(tx: Tx, names: readonly Name[]): Promise<void> {
  const keys = names.map(({ source, externalId }) => `account:${source}:${externalId}`).sort();
  await sql`
    select pg_advisory_xact_lock(hashtextextended(key, 0))
    from (select key from unnest(${keys}::text[]) as key order by key) as sorted
  `.execute(tx);
}

export function findAccountByName(db: Db, { source, externalId }: Name) {
  return db
    .selectFrom("accountIds")
    .select("accountId")
    .where("source", "=", source)
    .where("externalId", "=", externalId)
    .executeTakeFirst();
}

/** Keeps a new account with the name that it goes by. */
export async function insertAccount(tx: Tx, account: Insertable<Accounts> & { id: string }, name: Name): Promise<void> {
  await tx
    .with("added", (db) => db.insertInto("accounts").values(account))
    .insertInto("accountIds")
    .values({ ...name, accountId: account.id })
    .execute();
}

export async function insertAccountName(tx: Tx, name: Name & { accountId: string }): Promise<void> {
  await tx.insertInto("accountIds").values(name).execute();
}

export function findAccountForUpdate(tx: Tx, accountId: string) {
  return tx.selectFrom("accounts").selectAll().where("id", "=", accountId).forUpdate().executeTakeFirst();
}

export function listAccountNames(db: Db, accountId: string) {
  return db
    .selectFrom("accountIds")
    .select(["source", "externalId"])
    .where("accountId", "=", accountId)
    .orderBy("source")
    .orderBy("externalId")
    .execute();
}

export async function updateAccount(tx: Tx, accountId: string, change: Updateable<Accounts>): Promise<void> {
  await tx.updateTable("accounts").set(change).where("id", "=", accountId).execute();
}

/**
 * Two accounts turned out to be one: everything that was known of the second belongs to the first, its attributions
 * too, of which only one of both accounts may be current.
 */
export async function mergeAccountInto(tx: Tx, into: string, from: string): Promise<void> {
  await tx.updateTable("accountIds").set({ accountId: into }).where("accountId", "=", from).execute();
  await tx.updateTable("inboundEvents").set({ accountId: into }).where("accountId", "=", from).execute();
  await tx.updateTable("attributions").set({ accountId: into }).where("accountId", "=", from).execute();
  await sql`
    insert into touches
      (account_id, kind, subject_id, partner_id, program_id, link_id, lead_id, occurred_at, recorded_at)
    select ${into}, kind, subject_id, partner_id, program_id, link_id, lead_id, occurred_at, recorded_at
    from touches where account_id = ${from}
    on conflict (account_id, kind, subject_id) do update set occurred_at = excluded.occurred_at
      where excluded.occurred_at < touches.occurred_at
  `.execute(tx);
}

/** Accounts that a lead was ever a touch of. */
export async function listAccountIdsTouchedBy(db: Db, leadId: string): Promise<string[]> {
  const rows = await db.selectFrom("touches").select("accountId").where("leadId", "=", leadId).distinct().execute();
  return rows.map(({ accountId }) => accountId).sort();
}

/**
 * Accounts that go by this text: an id of theirs, their domain or contact, whole; or a part of their company's name.
 * The newest first.
 */
export async function listAccountIdsLike(db: Db, text: string, limit: number): Promise<string[]> {
  const lower = text.toLowerCase();
  const { rows } = await sql<{ id: string }>`
    select id from (
      select id, created_at from accounts where domain = ${lower}
      union select id, created_at from accounts where email = ${lower}
      union select id, created_at from accounts where lower(company) like ${likePart(lower)}
      union select a.id, a.created_at from account_ids i join accounts a on a.id = i.account_id
        where i.source in ('product', 'stripe') and i.external_id = ${text}
    ) as found order by created_at desc limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}
