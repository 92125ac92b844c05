import { sql } from "kysely";
import type { Db, Tx } from "../tx";
import { itemsWithLine } from "./payouts";
import { partnerOf, type Scope } from "./scope";

/** Whether a payout pays for anything that a program's pilot earned. */
function paysPilot(db: Db) {
  return itemsWithLine(db)
    .innerJoin("commissions as c", "c.id", "i.commissionId")
    .innerJoin("leads as d", "d.id", "c.leadId")
    .select("i.payoutId")
    .whereRef("i.payoutId", "=", sql.ref("o.id"))
    .where("l.droppedAt", "is", null)
    .where("d.pilot", "=", true);
}

/** A page of payouts, newest first, with how many partners and how much; asks for one row more than `limit` shows. */
export function listPayouts(
  db: Db,
  filter: { pilot?: boolean },
  page: { after: { createdAt: Date; id: string } | null; backwards: boolean; limit: number },
) {
  let query = db.selectFrom("payouts as o").select((eb) => [
    eb.exists(paysPilot(db)).as("pilot"),
    "o.id",
    "o.currency",
    "o.cutOff",
    "o.status",
    "o.createdAt",
    "o.paidAt",
    "o.reference",
    eb
      .selectFrom("payoutLines as l")
      .whereRef("l.payoutId", "=", "o.id")
      .where("l.droppedAt", "is", null)
      .select((e) => e.fn.sum<string>("l.amountMinor").as("n"))
      .as("amount"),
    eb
      .selectFrom("payoutLines as l")
      .whereRef("l.payoutId", "=", "o.id")
      .where("l.droppedAt", "is", null)
      .select((e) => e.fn.countAll<bigint>().as("n"))
      .as("partners"),
    eb
      .selectFrom("payoutLines as l")
      .whereRef("l.payoutId", "=", "o.id")
      .where("l.droppedAt", "is", null)
      .select((e) => e.fn.count<bigint>("l.returnedAt").as("n"))
      .as("returned"),
  ]);
  if (filter.pilot !== undefined) {
    const { pilot } = filter;
    query = query.where((eb) => (pilot ? eb.exists(paysPilot(db)) : eb.not(eb.exists(paysPilot(db)))));
  }
  if (page.after) {
    const { createdAt, id } = page.after;
    query = query.where((eb) =>
      eb(eb.refTuple("o.createdAt", "o.id"), page.backwards ? ">" : "<", eb.tuple(createdAt, id)),
    );
  }
  const direction = page.backwards ? "asc" : "desc";
  return query.orderBy("o.createdAt", direction).orderBy("o.id", direction).limit(page.limit).execute();
}

/** What a payout pays for, with the companies, partner by partner. */
export function listPayoutCommissions(db: Db, payoutId: string) {
  return db
    .selectFrom("payoutItems as i")
    .innerJoin("commissions as c", "c.id", "i.commissionId")
    .innerJoin("leads as l", "l.id", "c.leadId")
    .select([
      "i.commissionId",
      "i.partnerId",
      "i.amountMinor",
      "c.currency",
      "c.explanation",
      "l.companyName",
      "l.pilot",
    ])
    .where("i.payoutId", "=", payoutId)
    .orderBy("l.companyName")
    .orderBy("i.commissionId")
    .execute();
}

/** The payouts that a commission is or was in, newest first. */
export function listPayoutsOfCommission(db: Db, commissionId: string) {
  return itemsWithLine(db)
    .innerJoin("payouts as o", "o.id", "i.payoutId")
    .select([
      "o.id",
      "o.status",
      "o.createdAt",
      "o.reference",
      "i.amountMinor",
      "o.currency",
      "l.returnedAt",
      "l.droppedAt",
    ])
    .where("i.commissionId", "=", commissionId)
    .orderBy("o.createdAt", "desc")
    .execute();
}

/** The latest payment that a commission had a part in and that the bank kept, besides one payout. */
export function findLastPayment(tx: Tx, commissionId: string, exceptPayoutId: string) {
  return itemsWithLine(tx)
    .innerJoin("payouts as o", "o.id", "i.payoutId")
    .select(["o.paidAt", "o.paidBy", "o.reference as paymentReference"])
    .where("i.commissionId", "=", commissionId)
    .where("o.id", "<>", exceptPayoutId)
    .where("o.status", "=", "paid")
    .where("l.returnedAt", "is", null)
    .where("l.droppedAt", "is", null)
    .orderBy("o.paidAt", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** What a partner was paid, newest first; payouts that were undone are not among them. */
export function listPaymentsOfPartner(db: Db, scope: Scope, partnerId: string) {
  let query = db
    .selectFrom("payoutLines as l")
    .innerJoin("payouts as o", "o.id", "l.payoutId")
    .select(["o.id", "o.currency", "o.paidAt", "o.reference", "l.amountMinor", "l.returnedAt", "l.returnReason"])
    .where("l.partnerId", "=", partnerId)
    .where("l.droppedAt", "is", null)
    .where("o.status", "=", "paid");
  const own = partnerOf(scope);
  if (own) query = query.where("l.partnerId", "=", own);
  return query.orderBy("o.paidAt", "desc").execute();
}

/** Cash that is approved and not paid, or would be if no flag stopped it. */
function selectToPay(db: Db) {
  return db
    .selectFrom("commissions as c")
    .where("c.kind", "=", "cash")
    .where((eb) =>
      eb.or([eb("c.status", "=", "approved"), eb.and([eb("c.flagged", "=", true), eb("c.status", "=", "pending")])]),
    );
}

/** The currencies in which a commission is approved and not paid, or would be if no flag stopped it; most of them first. */
export async function listPayableCurrencies(db: Db): Promise<string[]> {
  const rows = await selectToPay(db)
    .select("c.currency")
    .groupBy("c.currency")
    .orderBy((eb) => eb.fn.countAll(), "desc")
    .orderBy("c.currency")
    .execute();
  return rows.map(({ currency }) => currency);
}

/** What the public pages of the programs with something to pay in a currency say of payments. */
export function listPaymentPromises(db: Db, currency: string) {
  return db
    .selectFrom("programs as p")
    .leftJoin("programPages as g", "g.programId", "p.id")
    .select(["p.name", "g.payoutRhythm as rhythm", "g.payoutMinimumMinor as minimumMinor"])
    .select("g.payoutCurrency as currency")
    .where((eb) =>
      eb.exists(
        selectToPay(db).select("c.id").whereRef("c.programId", "=", sql.ref("p.id")).where("c.currency", "=", currency),
      ),
    )
    .orderBy("p.createdAt")
    .execute();
}
