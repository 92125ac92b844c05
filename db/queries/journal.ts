import type { Insertable } from "kysely";
import type { Db, Tx } from "../tx";
import type { Journal } from "../types.generated";
import { addedJobs, type NewJob } from "./jobs";
import { partnerOf, type Scope } from "./scope";

/** PostgreSQL takes 65,535 values in a statement, and an entry has 14. */
const mostEntries = 4_000;

/**
 * Appends entries, in this order, and enqueues what follows from them, in as few statements as can be; the same
 * (source, sourceId) a second time is refused by the database.
 */
export async function insertJournalEntries(
  tx: Tx,
  entries: readonly Insertable<Journal>[],
  jobs: readonly NewJob[],
): Promise<void> {
  if (entries.length > mostEntries) {
    await insertJournalEntries(tx, entries.slice(0, mostEntries), []);
    await insertJournalEntries(tx, entries.slice(mostEntries), jobs);
  } else if (jobs.length === 0) await tx.insertInto("journal").values(entries).execute();
  else
    await tx
      .with("appended", (db) => db.insertInto("journal").values(entries))
      .selectFrom(addedJobs(jobs).as("job"))
      .select((eb) => eb.fn.countAll().as("n"))
      .execute();
}

export function getJournalEntry(db: Db, id: string) {
  return db.selectFrom("journal").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

/** A lead's story, oldest first; a partner gets only what is meant for partners. */
export function listLeadJournal(db: Db, scope: Scope, leadId: string, audience: "partner" | "all") {
  let query = db
    .selectFrom("journal as j")
    .leftJoin("users as u", "u.id", "j.actorId")
    .leftJoin("apiKeys as k", "k.id", "j.actorId")
    .select(["j.id", "j.seq", "j.kind", "j.occurredAt", "j.actorKind", "j.actorId", "j.payload", "u.name as actorName"])
    .select("j.source")
    .select("k.name as apiKeyName")
    .where("j.leadId", "=", leadId);
  const partnerId = partnerOf(scope);
  if (partnerId) query = query.where("j.partnerId", "=", partnerId);
  if (audience === "partner") query = query.where("j.audience", "=", "partner");
  return query.orderBy("j.seq").execute();
}

/** The facts of a lead that rewards are worked out from, in the order in which they occurred. */
export function listLeadFacts(db: Db, leadId: string, kinds: readonly string[]) {
  return db
    .selectFrom("journal")
    .select(["id", "kind", "occurredAt", "source", "sourceId", "actorId", "payload"])
    .where("leadId", "=", leadId)
    .where("kind", "in", kinds)
    .orderBy("occurredAt")
    .orderBy("seq")
    .execute();
}

/** The same for several leads at once. */
export async function listFactsOfLeads(db: Db, leadIds: readonly string[], kinds: readonly string[]) {
  const rows = await db
    .selectFrom("journal")
    .select(["id", "kind", "leadId", "occurredAt", "source", "sourceId", "actorId", "payload"])
    .where("leadId", "in", leadIds)
    .where("kind", "in", kinds)
    .orderBy("occurredAt")
    .orderBy("seq")
    .execute();
  return rows.map((row) => ({ ...row, leadId: row.leadId ?? "" }));
}

/** A partner's facts of some kinds in a program, by when they occurred; the ones of a lead where its program says so. */
export function listPartnerFacts(db: Db, of: { partnerId: string; programId: string }, kinds: readonly string[]) {
  return db
    .selectFrom("journal as j")
    .leftJoin("leads as l", "l.id", "j.leadId")
    .select(["j.id", "j.kind", "j.leadId", "j.occurredAt", "j.source", "j.sourceId", "j.payload"])
    .where("j.partnerId", "=", of.partnerId)
    .where("j.kind", "in", kinds)
    .where((eb) => eb(eb.fn.coalesce("l.programId", "j.programId"), "=", of.programId))
    .orderBy("j.occurredAt")
    .orderBy("j.seq")
    .execute();
}

/** Whether a fact is there under the name that its source gave it. */
export async function hasJournalSource(db: Db, source: { name: string; id: string }): Promise<boolean> {
  const row = await db
    .selectFrom("journal")
    .select("id")
    .where("source", "=", source.name)
    .where("sourceId", "=", source.id)
    .executeTakeFirst();
  return row !== undefined;
}
