import { type Insertable, sql } from "kysely";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type { LeadExtensions } from "../types.generated";
import { partnerOf, type Scope } from "./scope";

/** Stages of an accepted lead whose protection can end: it has no opportunity yet. */
const unprotectable = ["routing", "offered", "owned", "contacted", "qualified"] as const;

/** Keeps a partner's request; false when this lead has one already. */
export async function insertExtension(tx: Tx, row: Insertable<LeadExtensions>): Promise<boolean> {
  const result = await tx
    .insertInto("leadExtensions")
    .values(row)
    .onConflict((oc) => oc.column("leadId").doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** The request for a lead, with who asked and who answered. */
export function findExtension(db: Db, scope: Scope, leadId: string) {
  let query = db
    .selectFrom("leadExtensions as e")
    .innerJoin("users as u", "u.id", "e.requestedBy")
    .leftJoin("users as a", "a.id", "e.answeredBy")
    .select(["e.days", "e.reason", "e.status", "e.requestedAt", "e.answer", "e.answeredAt"])
    .select(["u.name as requestedByName", "a.name as answeredByName"])
    .where("e.leadId", "=", leadId);
  const partnerId = partnerOf(scope);
  if (partnerId) query = query.where("e.partnerId", "=", partnerId);
  return query.executeTakeFirst();
}

/** Ends an open request; false when somebody answered it already. */
export async function answerOpenExtension(
  tx: Tx,
  key: { partnerId: string; leadId: string },
  answer: { status: "granted" | "declined"; answer: string; answeredBy: string; answeredAt: Date },
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("leadExtensions")
      .set(answer)
      .where("partnerId", "=", key.partnerId)
      .where("leadId", "=", key.leadId)
      .where("status", "=", "open")
      .executeTakeFirst(),
  );
}

/** Open requests for leads that can still lose their protection, the oldest first. */
export function listOpenExtensions(db: Db, limit: number) {
  return db
    .selectFrom("leadExtensions as e")
    .innerJoin("leads as l", "l.id", "e.leadId")
    .innerJoin("partners as p", "p.id", "e.partnerId")
    .select(["l.id", "l.companyName", "l.protectedUntil", "p.legalName as partnerName", "e.requestedAt"])
    .where("e.status", "=", "open")
    .where("l.stage", "in", unprotectable)
    .orderBy("e.requestedAt")
    .orderBy("e.leadId")
    .limit(limit)
    .execute();
}

/** Accepted leads without an opportunity whose protection has lapsed and for which nobody waits for an answer. */
export function listLeadIdsUnprotected(db: Db, now: Date, limit: number) {
  return db
    .selectFrom("leads as l")
    .select("l.id")
    .where("l.stage", "in", unprotectable)
    .where("l.protectedUntil", "<=", now)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("leadExtensions as e")
            .select("e.leadId")
            .whereRef("e.leadId", "=", "l.id")
            .where("e.status", "=", "open"),
        ),
      ),
    )
    .orderBy("l.protectedUntil")
    .limit(limit)
    .execute();
}

/**
 * Leads of a version whose protection ends by `until` and of which nobody was reminded in that time.
 * @param reach the same stretch before the end, in milliseconds
 */
export function listLeadIdsToRemind(
  db: Db,
  { versionId, now, until, reach, limit }: { versionId: string; now: Date; until: Date; reach: number; limit: number },
) {
  return db
    .selectFrom("leads as l")
    .select("l.id")
    .where("l.stage", "in", unprotectable)
    .where("l.programVersionId", "=", versionId)
    .where("l.protectedUntil", ">", now)
    .where("l.protectedUntil", "<=", until)
    .where((eb) =>
      eb.or([
        eb("l.protectionRemindedAt", "is", null),
        eb("l.protectionRemindedAt", "<", sql<Date>`l.protected_until - ${reach} * interval '1 millisecond'`),
      ]),
    )
    .orderBy("l.protectedUntil")
    .limit(limit)
    .execute();
}
