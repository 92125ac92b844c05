import type { Insertable } from "kysely";
import type { Db, Tx } from "../tx";
import type { LeadFiles, LeadMessages, LeadReviews } from "../types.generated";
import { partnerOf, type Scope } from "./scope";

export function insertLeadMessage(tx: Tx, message: Insertable<LeadMessages>) {
  return tx.insertInto("leadMessages").values(message).execute();
}

/** Keeps a message unless one of its id is there. @returns the one that is there, if any */
export async function insertLeadMessageOnce(tx: Tx, message: Insertable<LeadMessages>) {
  const inserted = await tx
    .insertInto("leadMessages")
    .values(message)
    .onConflict((oc) => oc.column("id").doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return undefined;
  return tx.selectFrom("leadMessages").selectAll().where("id", "=", message.id).executeTakeFirstOrThrow();
}

/** What was said about a lead, oldest first; a partner's page asks for "partner" and never gets internal notes. */
export function listLeadMessages(db: Db, scope: Scope, leadId: string, audience: "partner" | "all") {
  let query = db
    .selectFrom("leadMessages as m")
    .innerJoin("users as u", "u.id", "m.authorId")
    .select(["m.id", "m.kind", "m.audience", "m.authorSide", "m.body", "m.createdAt", "u.name as authorName"])
    .where("m.leadId", "=", leadId);
  const partnerId = partnerOf(scope);
  if (partnerId) query = query.where("m.partnerId", "=", partnerId);
  if (audience === "partner") query = query.where("m.audience", "=", "partner");
  return query.orderBy("m.createdAt").orderBy("m.id").execute();
}

export function insertLeadFile(tx: Tx, file: Insertable<LeadFiles>) {
  return tx.insertInto("leadFiles").values(file).execute();
}

export function listLeadFiles(db: Db, partnerId: string, leadId: string) {
  return db
    .selectFrom("leadFiles")
    .select(["id", "name", "contentType", "sizeBytes", "uploadedAt"])
    .where("partnerId", "=", partnerId)
    .where("leadId", "=", leadId)
    .orderBy("uploadedAt")
    .execute();
}

/** The digests of what is kept with a draft or lead; no page asks for them. */
export function listLeadFileHashes(db: Db, partnerId: string, leadId: string) {
  return db
    .selectFrom("leadFiles")
    .select(["id", "sha256"])
    .where("partnerId", "=", partnerId)
    .where("leadId", "=", leadId)
    .execute();
}

/** Whether a file of this id was noted. */
export async function hasLeadFile(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom("leadFiles").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
}

export function findLeadFile(db: Db, scope: Scope, leadId: string, fileId: string) {
  let query = db.selectFrom("leadFiles").selectAll().where("id", "=", fileId).where("leadId", "=", leadId);
  const partnerId = partnerOf(scope);
  if (partnerId) query = query.where("partnerId", "=", partnerId);
  return query.executeTakeFirst();
}

export function insertLeadReview(tx: Tx, review: Insertable<LeadReviews>) {
  return tx.insertInto("leadReviews").values(review).execute();
}

export function findLeadReview(db: Db, leadId: string) {
  return db
    .selectFrom("leadReviews as r")
    .innerJoin("users as u", "u.id", "r.reviewerId")
    .select(["r.decision", "r.checklist", "r.internalNote", "r.decidedAt", "r.reviewerId", "u.name as reviewerName"])
    .where("r.leadId", "=", leadId)
    .executeTakeFirst();
}
