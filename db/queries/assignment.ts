import { sql } from "kysely";
import type { Db } from "../tx";

/** Stages in which an owner works a lead. */
export const worked = ["owned", "contacted", "qualified", "opportunity"];

/** Whether `users as u` can work no lead: the account has ended, or it is no sales rep's any more. */
const hasLeft = sql<boolean>`(u.disabled_at is not null or not exists (
  select from vendor_roles r where r.user_id = u.id and r.role = 'sales_rep'))`;

/** Who owns a lead, and whether they have left it. */
export function findOwner(db: Db, userId: string) {
  return db
    .selectFrom("users as u")
    .select(["u.name", hasLeft.as("left")])
    .where("u.id", "=", userId)
    .executeTakeFirst();
}

/** What is shown of a lead that needs a rep, and to whom it is offered. */
const toAssign = (db: Db) =>
  db
    .selectFrom("leads as l")
    .innerJoin("partners as p", "p.id", "l.partnerId")
    .leftJoin("leadOffers as o", (join) => join.onRef("o.leadId", "=", "l.id").on("o.outcome", "is", null))
    .leftJoin("users as r", "r.id", "o.repId")
    .leftJoin("users as u", "u.id", "l.ownerId")
    .select(["l.id", "l.companyName", "l.status", "l.stage", "l.industry", "l.valueMinor", "l.currency"])
    .select(["l.dueFrom", "l.dueAt", "l.changedAt"])
    .select(["p.legalName as partnerName", "r.name as offeredToName", "u.name as ownerName"]);

/**
 * Leads that need a rep, most urgent first: accepted ones that nobody owns yet, and those in work whose owner has left.
 * @param limit of each of the two
 */
export function listToAssign(db: Db, limit: number) {
  const unowned = toAssign(db)
    .where("l.stage", "in", ["routing", "offered"])
    .orderBy("l.dueAt")
    .orderBy("l.id")
    .limit(limit);
  const leftBehind = toAssign(db)
    .where("l.stage", "in", worked)
    .where("u.side", "=", "vendor")
    .where(hasLeft)
    .orderBy("l.dueAt")
    .orderBy("l.id")
    .limit(limit);
  return db
    .selectFrom(unowned.as("unowned"))
    .selectAll()
    .unionAll(db.selectFrom(leftBehind.as("leftBehind")).selectAll())
    .orderBy("dueAt")
    .orderBy("id")
    .execute();
}

/**
 * How many leads in work whose owner has left were offered to nobody yet. The leads of each who has left are counted by
 * their owner's index: hardly anybody has left, and the leads are many.
 */
export const countLeftLeads = sql`(
  select coalesce(sum((
    select count(*) from leads l
    where l.owner_id = u.id and l.stage in (${sql.join(worked)})
      and not exists (select from lead_offers o where o.lead_id = l.id and o.outcome is null)
  )), 0) from users u where u.side = 'vendor' and ${hasLeft})`;

/** How many leads each owner works. */
export function listOpenLeadCounts(db: Db) {
  return db
    .selectFrom("leads")
    .select((eb) => ["ownerId", eb.fn.countAll<bigint>().as("n")])
    .where("ownerId", "is not", null)
    .where("stage", "in", worked)
    .groupBy("ownerId")
    .execute();
}
