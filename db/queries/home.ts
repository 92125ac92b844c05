import type { Db } from "../tx";

const listed = [
  "l.id",
  "l.companyName",
  "l.status",
  "l.stage",
  "l.dueKind",
  "l.dueFrom",
  "l.dueAt",
  "l.changedAt",
] as const;

/** A partner's leads that wait for its own answer, most urgent first. */
export function listLeadsToAnswer(db: Db, partnerId: string, limit: number) {
  return db
    .selectFrom("leads as l")
    .select(listed)
    .where("l.partnerId", "=", partnerId)
    .where("l.status", "=", "needs_info")
    .orderBy("l.dueAt")
    .limit(limit)
    .execute();
}

/** A partner's leads that changed last. */
export function listLatestLeads(db: Db, partnerId: string, limit: number) {
  return db
    .selectFrom("leads as l")
    .select(listed)
    .where("l.partnerId", "=", partnerId)
    .orderBy("l.changedAt", "desc")
    .orderBy("l.id", "desc")
    .limit(limit)
    .execute();
}
