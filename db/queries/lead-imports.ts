import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import type { Cursor } from "~/kernel/page";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type { LeadImports } from "../types.generated";

type ImportKey = { partnerId: string; id: string };

export type ImportRow = Selectable<LeadImports>;

export function insertImport(tx: Tx, row: Insertable<LeadImports>) {
  return tx.insertInto("leadImports").values(row).execute();
}

/** All rows of a file at once; `cells` are the texts of its columns. */
export async function insertImportRows(
  tx: Tx,
  importId: string,
  rows: readonly { line: number; cells: readonly string[]; problem: string | null }[],
): Promise<void> {
  await sql`
    insert into lead_import_rows (import_id, line, cells, problem)
    select ${importId}, line, cells, problem
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (line integer, cells jsonb, problem text)
  `.execute(tx);
}

export function findImport(db: Db, key: ImportKey) {
  return db
    .selectFrom("leadImports as i")
    .innerJoin("users as u", "u.id", "i.authorId")
    .leftJoin("users as s", "s.id", "i.startedBy")
    .selectAll("i")
    .select(["u.name as authorName", "s.name as startedByName"])
    .where("i.partnerId", "=", key.partnerId)
    .where("i.id", "=", key.id)
    .executeTakeFirst();
}

export function findImportForUpdate(tx: Tx, key: ImportKey): Promise<ImportRow | undefined> {
  return tx
    .selectFrom("leadImports")
    .selectAll()
    .where("partnerId", "=", key.partnerId)
    .where("id", "=", key.id)
    .forUpdate()
    .executeTakeFirst();
}

/** A page of an organisation's imports, newest first. */
export function listImports(db: Db, partnerId: string, options: { cursor: Cursor | null; limit: number }) {
  const { cursor } = options;
  const backwards = cursor?.direction === "before";
  let query = db
    .selectFrom("leadImports as i")
    .innerJoin("users as u", "u.id", "i.authorId")
    .select(["i.id", "i.fileName", "i.status", "i.createdAt", "i.rowsTotal", "i.rowsReady", "i.rowsInvalid"])
    .select(["i.rowsSkipped", "i.rowsSubmitted", "i.runTotal", "u.name as authorName"])
    .where("i.partnerId", "=", partnerId);
  if (cursor?.sortValue != null) {
    const than = sql.raw(backwards ? ">" : "<");
    query = query.where(
      sql<boolean>`(i.created_at, i.id) ${than} (${cursor.sortValue}::timestamptz, ${cursor.id}::text)`,
    );
  }
  const way = backwards ? "asc" : "desc";
  return query.orderBy("i.createdAt", way).orderBy("i.id", way).limit(options.limit).execute();
}

const rowColumns = ["line", "cells", "problem", "outcome", "messages", "leadId"] as const;

/** A page of an import's rows in the order of the file. The import itself was found in the caller's scope. */
export function listImportRows(
  db: Db,
  importId: string,
  options: { outcome?: string; cursor: Cursor | null; limit: number },
) {
  const { outcome, cursor } = options;
  const backwards = cursor?.direction === "before";
  let query = db.selectFrom("leadImportRows").select(rowColumns).where("importId", "=", importId);
  if (outcome) query = query.where("outcome", "=", outcome);
  if (cursor) query = query.where("line", backwards ? "<" : ">", Number(cursor.id) || 0);
  return query
    .orderBy("line", backwards ? "desc" : "asc")
    .limit(options.limit)
    .execute();
}

/** Every row of an import: at most as many as a file may have. */
export function listAllImportRows(db: Db, importId: string) {
  return db.selectFrom("leadImportRows").select(rowColumns).where("importId", "=", importId).orderBy("line").execute();
}

/** Writes what a check decided; rows that were submitted already stay as they are. */
export async function updateOutcomes(
  tx: Tx,
  importId: string,
  decisions: readonly { line: number; outcome: string; messages: unknown }[],
): Promise<void> {
  await sql`
    update lead_import_rows r set outcome = d.outcome, messages = d.messages
    from jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb) as d (line integer, outcome text, messages jsonb)
    where r.import_id = ${importId} and r.line = d.line and r.outcome <> 'submitted'
  `.execute(tx);
}

/** Writes a locked import. */
export async function updateImport(tx: Tx, key: ImportKey, change: Updateable<LeadImports>): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("leadImports")
      .set(change)
      .where("partnerId", "=", key.partnerId)
      .where("id", "=", key.id)
      .executeTakeFirst(),
  );
}

/** Removes an import with its rows, as long as nothing of it was submitted. */
export async function deleteImport(tx: Tx, key: ImportKey): Promise<boolean> {
  return affectedOne(
    await tx
      .deleteFrom("leadImports")
      .where("partnerId", "=", key.partnerId)
      .where("id", "=", key.id)
      .where("status", "in", ["mapping", "checked"])
      .executeTakeFirst(),
  );
}

/**
 * The next ready row of a run that goes on, locked, with the person who started it as the organisation has them now (null
 * once they left or can no longer sign in). A row that another worker has in hand is passed over.
 */
export function takeReadyRow(tx: Tx, importId: string) {
  return tx
    .selectFrom("leadImportRows as r")
    .innerJoin("leadImports as i", "i.id", "r.importId")
    .leftJoin("memberships as m", (join) =>
      join.onRef("m.userId", "=", "i.startedBy").onRef("m.partnerId", "=", "i.partnerId"),
    )
    .leftJoin("users as u", (join) => join.onRef("u.id", "=", "m.userId").on("u.disabledAt", "is", null))
    .leftJoin("partners as p", "p.id", "m.partnerId")
    .select(["r.line", "r.cells", "r.problem", "r.messages"])
    .select([
      "u.id as userId",
      "u.name",
      "u.email",
      "u.timeZone",
      "m.role",
      "m.seesEarnings",
      "p.legalName as partnerName",
    ])
    .where("r.importId", "=", importId)
    .where("r.outcome", "=", "ready")
    .where("i.status", "=", "running")
    .orderBy("r.line")
    .limit(1)
    .forUpdate("r")
    .skipLocked()
    .executeTakeFirst();
}

export type SettledOutcome = "submitted" | "skipped" | "invalid";

/** Gives a ready row its outcome; false when somebody else has done so. Count it in the same transaction. */
export async function settleRow(
  tx: Tx,
  importId: string,
  row: { line: number; outcome: SettledOutcome; messages: unknown; leadId?: string },
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("leadImportRows")
      .set({ outcome: row.outcome, messages: JSON.stringify(row.messages), leadId: row.leadId ?? null })
      .where("importId", "=", importId)
      .where("line", "=", row.line)
      .where("outcome", "=", "ready")
      .executeTakeFirst(),
  );
}

/** Moves one row from ready to its outcome in the import's counts; false when the run is over. */
export async function countSettled(tx: Tx, importId: string, outcome: SettledOutcome): Promise<boolean> {
  const count = ({ submitted: "rowsSubmitted", skipped: "rowsSkipped", invalid: "rowsInvalid" } as const)[outcome];
  return affectedOne(
    await tx
      .updateTable("leadImports")
      .set((eb) => ({ rowsReady: eb("rowsReady", "-", 1), [count]: eb(count, "+", 1) }))
      .where("id", "=", importId)
      .where("status", "=", "running")
      .executeTakeFirst(),
  );
}

/** Ends a run: done when no row is ready any more, or stopped for a reason. False when it goes on or has ended already. */
export async function endRun(
  tx: Tx,
  importId: string,
  end: { at: Date; stoppedReason: string | null },
): Promise<boolean> {
  const { at, stoppedReason } = end;
  let query = tx
    .updateTable("leadImports")
    .set({ status: stoppedReason === null ? "done" : "failed", stoppedReason, finishedAt: at })
    .where("id", "=", importId)
    .where("status", "=", "running");
  if (stoppedReason === null) query = query.where("rowsReady", "=", 0);
  return affectedOne(await query.executeTakeFirst());
}

/** A partner's own leads that hold a claim on one of these companies or wait for it, earliest first. */
export function listOwnOpenLeads(db: Db, partnerId: string, domains: readonly string[]) {
  return db
    .selectFrom("leads")
    .select(["id", "domain", "productLine"])
    .where("domain", "=", sql<string>`any(${domains})`)
    .where("partnerId", "=", partnerId)
    .where("claim", "in", ["holds", "waits"])
    .orderBy("submittedAt")
    .execute();
}

/** Which of these companies somebody claims; nothing about who. */
export function listClaimed(db: Db, domains: readonly string[]) {
  return db
    .selectFrom("leadClaims")
    .select(["domain", "productLine"])
    .where("domain", "=", sql<string>`any(${domains})`)
    .execute();
}
