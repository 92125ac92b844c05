import { type Insertable, sql, type Updateable } from "kysely";
import type { Db, Tx } from "../tx";
import { worked } from "./assignment";
import { affectedOne } from "../tx";
import type { LeadOffers, Opportunities, RepProfiles } from "../types.generated";
import { partnerOf, type Scope } from "./scope";

/** All active reps with their profile, their load, and whether they declined this lead before. */
export function listRepsFor(db: Db, leadId: string) {
  return db
    .selectFrom("users as u")
    .innerJoin("vendorRoles as r", (join) => join.onRef("r.userId", "=", "u.id").on("r.role", "=", "sales_rep"))
    .leftJoin("repProfiles as p", "p.userId", "u.id")
    .select((eb) => [
      "u.id as userId",
      "u.name",
      "p.countries",
      "p.industries",
      "p.capacity",
      "p.awayUntil",
      eb
        .selectFrom("leads as l")
        .whereRef("l.ownerId", "=", "u.id")
        .where("l.stage", "in", worked)
        .select((e) => e.fn.countAll<bigint>().as("n"))
        .as("owned"),
      eb
        .selectFrom("leadOffers as o")
        .whereRef("o.repId", "=", "u.id")
        .where("o.outcome", "is", null)
        .select((e) => e.fn.countAll<bigint>().as("n"))
        .as("offered"),
      eb
        .exists(
          eb
            .selectFrom("leadOffers as d")
            .select("d.id")
            .whereRef("d.repId", "=", "u.id")
            .where("d.leadId", "=", leadId)
            .where("d.outcome", "=", "declined"),
        )
        .as("declinedBefore"),
    ])
    .where("u.disabledAt", "is", null)
    .orderBy("u.name")
    .execute();
}

export function insertOffer(tx: Tx, offer: Insertable<LeadOffers>) {
  return tx.insertInto("leadOffers").values(offer).execute();
}

export function findOpenOffer(db: Db, leadId: string) {
  return db
    .selectFrom("leadOffers")
    .selectAll()
    .where("leadId", "=", leadId)
    .where("outcome", "is", null)
    .executeTakeFirst();
}

/** Answers an open offer once; false when somebody was quicker. */
export async function closeOffer(
  tx: Tx,
  offerId: string,
  answer: { outcome: "accepted" | "declined" | "lapsed" | "recalled"; answeredAt: Date; declineReason?: string },
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("leadOffers")
      .set(answer)
      .where("id", "=", offerId)
      .where("outcome", "is", null)
      .executeTakeFirst(),
  );
}

export function listOffers(db: Db, leadId: string) {
  return db
    .selectFrom("leadOffers as o")
    .innerJoin("users as r", "r.id", "o.repId")
    .leftJoin("users as m", "m.id", "o.offeredBy")
    .select([
      "o.id",
      "o.repId",
      "r.name as repName",
      "m.name as offeredByName",
      "o.offeredAt",
      "o.respondBy",
      "o.why",
      "o.outcome",
      "o.declineReason",
      "o.answeredAt",
    ])
    .where("o.leadId", "=", leadId)
    .orderBy("o.offeredAt", "desc")
    .execute();
}

export function listLeadIdsWithLapsedOffer(db: Db, now: Date, limit: number) {
  return db
    .selectFrom("leadOffers")
    .select("leadId as id")
    .where("outcome", "is", null)
    .where("respondBy", "<=", now)
    .orderBy("respondBy")
    .limit(limit)
    .execute();
}

export function findOpportunity(db: Db, scope: Scope, leadId: string) {
  let query = db.selectFrom("opportunities").selectAll().where("leadId", "=", leadId);
  const partnerId = partnerOf(scope);
  if (partnerId) query = query.where("partnerId", "=", partnerId);
  return query.executeTakeFirst();
}

export function insertOpportunity(tx: Tx, opportunity: Insertable<Opportunities>) {
  return tx.insertInto("opportunities").values(opportunity).execute();
}

export async function updateOpportunity(tx: Tx, leadId: string, change: Updateable<Opportunities>): Promise<boolean> {
  return affectedOne(await tx.updateTable("opportunities").set(change).where("leadId", "=", leadId).executeTakeFirst());
}

/** The leads offered to a rep, most urgent first. */
export function listOpenOffersOf(db: Db, repId: string) {
  return db
    .selectFrom("leadOffers as o")
    .innerJoin("leads as l", "l.id", "o.leadId")
    .innerJoin("partners as p", "p.id", "l.partnerId")
    .select([
      "l.id",
      "l.revision",
      "l.companyName",
      "l.country",
      "l.region",
      "l.industry",
      "l.employeeCount",
      "l.valueMinor",
      "l.currency",
      "l.planTier",
      "l.score",
      "l.useCase",
      "l.timeline",
      "l.budgetStatus",
      "l.contactFirstName",
      "l.contactLastName",
      "l.contactTitle",
      "p.legalName as partnerName",
      "o.offeredAt",
      "o.respondBy",
      "o.why",
    ])
    .where("o.repId", "=", repId)
    .where("o.outcome", "is", null)
    .orderBy("o.respondBy")
    .limit(100)
    .execute();
}

/** What a rep owns in the given stages, with the opportunity where there is one; newest change first. */
export function listOwnedLeads(db: Db, options: { ownerId: string | null; stages: readonly string[]; limit: number }) {
  let query = db
    .selectFrom("leads as l")
    .innerJoin("partners as p", "p.id", "l.partnerId")
    .leftJoin("opportunities as o", "o.leadId", "l.id")
    .leftJoin("users as u", "u.id", "l.ownerId")
    .select([
      "l.id",
      "l.revision",
      "l.companyName",
      "l.stage",
      "l.valueMinor",
      "l.currency",
      "l.dueKind",
      "l.dueFrom",
      "l.dueAt",
      "l.changedAt",
      "l.protectedUntil",
      "p.legalName as partnerName",
      "u.name as ownerName",
      "o.step",
      "o.amountMinor",
      "o.currency as opportunityCurrency",
      "o.expectedClose",
      "o.planTier as opportunityTier",
    ])
    .where("l.stage", "in", options.stages);
  if (options.ownerId) query = query.where("l.ownerId", "=", options.ownerId);
  return query.orderBy("l.changedAt", "desc").orderBy("l.id", "desc").limit(options.limit).execute();
}

/** How many leads a rep has per stage, from the index alone. */
export async function countOwnedByStage(db: Db, ownerId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ stage: string; n: bigint }>`
    select stage, count(*) as n from leads where owner_id = ${ownerId} and stage is not null group by stage
  `.execute(db);
  return new Map(rows.map((row) => [row.stage, Number(row.n)]));
}

/** What a rep covers and how much they can take. */
export function upsertRepProfile(tx: Tx, profile: Insertable<RepProfiles>) {
  const { userId: _key, ...rest } = profile;
  return tx
    .insertInto("repProfiles")
    .values(profile)
    .onConflict((oc) => oc.column("userId").doUpdateSet(rest))
    .execute();
}
