import type { Db } from "../tx";

/** A lead as messages about it need it, with the names around it. */
export function getLeadForNews(db: Db, leadId: string) {
  return db
    .selectFrom("leads as l")
    .innerJoin("partners as p", "p.id", "l.partnerId")
    .innerJoin("programs as g", "g.id", "l.programId")
    .select([
      "l.id",
      "l.partnerId",
      "l.programVersionId",
      "l.status",
      "l.companyName",
      "l.submittedBy",
      "l.reviewerId",
      "l.ownerId",
      "l.dueKind",
      "l.dueAt",
      "l.protectedUntil",
      "l.reasonCode",
      "l.partnerReason",
      "l.industry",
      "l.country",
      "l.employeeCount",
      "l.valueMinor",
      "l.currency",
      "l.useCase",
      "p.legalName as partnerName",
      "g.name as programName",
    ])
    .where("l.id", "=", leadId)
    .executeTakeFirstOrThrow();
}

/** What was said in one message; null when it is meant for employees only. */
export async function findPartnerMessage(db: Db, leadId: string, messageId: string) {
  const message = await db
    .selectFrom("leadMessages")
    .select(["authorSide", "body"])
    .where("id", "=", messageId)
    .where("leadId", "=", leadId)
    .where("audience", "=", "partner")
    .executeTakeFirst();
  return message ?? null;
}

export function getOfferForNews(db: Db, offerId: string) {
  return db
    .selectFrom("leadOffers as o")
    .innerJoin("users as r", "r.id", "o.repId")
    .select(["o.repId", "o.offeredBy", "o.respondBy", "o.why", "o.outcome", "o.declineReason", "r.name as repName"])
    .where("o.id", "=", offerId)
    .executeTakeFirstOrThrow();
}

export function findOpportunityForNews(db: Db, leadId: string) {
  return db
    .selectFrom("opportunities")
    .select(["expectedClose", "lostReason"])
    .where("leadId", "=", leadId)
    .executeTakeFirst();
}

export function getCommissionForNews(db: Db, commissionId: string) {
  return db
    .selectFrom("commissions as c")
    .innerJoin("leads as l", "l.id", "c.leadId")
    .leftJoin("programPages as g", "g.programId", "c.programId")
    .select([
      "c.id",
      "c.leadId",
      "c.partnerId",
      "c.flagged",
      "c.kind",
      "c.amountMinor",
      "c.currency",
      "c.trigger",
      "c.milestoneAt",
      "c.holdUntil",
      "c.explanation",
      "c.cuts",
      "c.decisionReason",
      "c.paymentReference",
      "l.companyName",
      "g.payoutRhythm",
    ])
    .where("c.id", "=", commissionId)
    .executeTakeFirstOrThrow();
}

/** One partner's payment in a payout, and how many commissions it is for. */
export function getPaymentForNews(db: Db, key: { payoutId: string; partnerId: string }) {
  return db
    .selectFrom("payoutLines as l")
    .innerJoin("payouts as o", "o.id", "l.payoutId")
    .select((eb) => [
      "o.reference",
      "l.returnReason",
      eb
        .selectFrom("payoutItems as i")
        .whereRef("i.payoutId", "=", "l.payoutId")
        .whereRef("i.partnerId", "=", "l.partnerId")
        .select((e) => e.fn.countAll<bigint>().as("n"))
        .as("commissions"),
    ])
    .where("l.payoutId", "=", key.payoutId)
    .where("l.partnerId", "=", key.partnerId)
    .executeTakeFirstOrThrow();
}

export function findAssetTitle(db: Db, assetId: string) {
  return db.selectFrom("toolkitAssets").select("title").where("id", "=", assetId).executeTakeFirst();
}

export function findInvitationWithNames(db: Db, invitationId: string) {
  return db
    .selectFrom("invitations as i")
    .leftJoin("partners as p", "p.id", "i.partnerId")
    .leftJoin("users as u", "u.id", "i.invitedBy")
    .selectAll("i")
    .select(["p.legalName as partnerName", "u.name as invitedByName", "u.timeZone as invitedByTimeZone"])
    .where("i.id", "=", invitationId)
    .executeTakeFirst();
}

/** A program with one of its versions, as messages about it need them. */
export function getProgramForNews(db: Db, programId: string, versionId: string | null) {
  return db
    .selectFrom("programs as p")
    .leftJoin("programVersions as v", (join) => join.onRef("v.programId", "=", "p.id").on("v.id", "=", versionId))
    .select(["p.name", "p.statusReason", "v.number", "v.publishedAt"])
    .where("p.id", "=", programId)
    .executeTakeFirstOrThrow();
}
