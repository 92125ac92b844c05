import type { Insertable, Updateable } from "kysely";
import { affectedOne, type Db, type Tx } from "../tx";
import type { PayoutItems, PayoutLines, Payouts } from "../types.generated";
import { userName } from "./user-name";

type Cut = { currency: string; cutOff: Date };

function selectPayable(db: Db, { currency, cutOff }: Cut) {
  return db
    .selectFrom("commissions as c")
    .innerJoin("leads as l", "l.id", "c.leadId")
    .selectAll("c")
    .select(["l.companyName", "l.pilot"])
    .where("c.kind", "=", "cash")
    .where("c.currency", "=", currency)
    .where((eb) =>
      eb.or([
        eb.and([eb("c.status", "=", "approved"), eb("c.decidedAt", "<=", cutOff)]),
        eb("c.settledMinor", ">", eb.ref("c.amountMinor")),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("payoutItems as i")
            .select("i.payoutId")
            .whereRef("i.commissionId", "=", "c.id")
            .where("i.open", "=", true),
        ),
      ),
    )
    .orderBy("c.id");
}

/** Cash commissions that a payout would include now: approved until the cut-off, or taken back after payment. */
export function listPayableCommissions(db: Db, cut: Cut) {
  return selectPayable(db, cut).execute();
}

export function listPayableCommissionsForUpdate(tx: Tx, cut: Cut) {
  return selectPayable(tx, cut).forUpdate("c").execute();
}

/**
 * Cash commissions of which a payout would leave money out now: a flag stops it, it was approved after the cut-off, or
 * a part of it is in another payout and more is due.
 */
export function listLeftOutCommissions(db: Db, { currency, cutOff }: Cut) {
  return db
    .selectFrom("commissions as c")
    .innerJoin("leads as l", "l.id", "c.leadId")
    .innerJoin("partners as p", "p.id", "c.partnerId")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("fraudFlags as f")
          .select(["f.rule", "f.dueAt"])
          .whereRef("f.leadId", "=", "c.leadId")
          .where("f.severity", "<>", "note")
          .where("f.status", "=", "open")
          .orderBy("f.dueAt", "desc")
          .limit(1)
          .as("f"),
      (join) => join.onTrue(),
    )
    .select(["c.id", "c.partnerId", "c.leadId", "c.amountMinor", "c.settledMinor", "c.reservedMinor", "c.flagged"])
    .select(["c.decidedAt", "c.explanation", "l.companyName", "l.pilot", "p.legalName as partnerName"])
    .select(["f.rule", "f.dueAt"])
    .where("c.kind", "=", "cash")
    .where("c.currency", "=", currency)
    .where("c.status", "in", ["pending", "approved", "in_payout"])
    .where((eb) => eb("c.amountMinor", ">", eb("c.settledMinor", "+", eb.ref("c.reservedMinor"))))
    .where((eb) =>
      eb.or([
        eb("c.flagged", "=", true),
        eb("c.status", "=", "in_payout"),
        eb.and([eb("c.status", "=", "approved"), eb("c.decidedAt", ">", cutOff)]),
      ]),
    )
    .orderBy("p.legalName")
    .orderBy("c.id")
    .execute();
}

/** What of these partners' cash in a currency is on hold or awaits approval, without what a flag stops. Minor units. */
export function sumNotApproved(db: Db, currency: string, partnerIds: readonly string[]) {
  return db
    .selectFrom("commissions")
    .select((eb) => [
      "partnerId",
      eb.fn.countAll<bigint>().as("n"),
      eb.fn.sum<string>(eb("amountMinor", "-", eb.ref("settledMinor"))).as("amount"),
    ])
    .where("kind", "=", "cash")
    .where("currency", "=", currency)
    .where("flagged", "=", false)
    .where("status", "in", ["pending", "awaiting_approval"])
    .where("partnerId", "in", partnerIds)
    .groupBy("partnerId")
    .execute();
}

/** Whether these partners can be paid: their state, their details, their tax form. */
export function listPayoutPartners(db: Db, partnerIds: readonly string[]) {
  return db
    .selectFrom("partners as p")
    .leftJoin("payoutDetails as d", "d.partnerId", "p.id")
    .leftJoin("taxForms as t", "t.partnerId", "p.id")
    .select(["p.id", "p.legalName as name", "p.status", "d.accountTail", "t.form as taxForm"])
    .where("p.id", "in", partnerIds)
    .orderBy("p.legalName")
    .orderBy("p.id")
    .execute();
}

/** A statement takes 65,535 parameters. */
const itemsAtOnce = 5_000;

export async function insertPayout(
  tx: Tx,
  payout: Insertable<Payouts>,
  lines: readonly Insertable<PayoutLines>[],
  items: readonly Insertable<PayoutItems>[],
): Promise<void> {
  await tx.insertInto("payouts").values(payout).execute();
  await tx
    .insertInto("payoutLines")
    .values([...lines])
    .execute();
  for (let from = 0; from < items.length; from += itemsAtOnce) {
    await tx
      .insertInto("payoutItems")
      .values(items.slice(from, from + itemsAtOnce))
      .execute();
  }
}

export function findPayoutForUpdate(tx: Tx, id: string) {
  return tx.selectFrom("payouts").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

export async function updatePayout(
  tx: Tx,
  key: { id: string; revision: number },
  change: Updateable<Payouts>,
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("payouts")
      .set((eb) => ({ ...change, revision: eb("revision", "+", 1) }))
      .where("id", "=", key.id)
      .where("revision", "=", key.revision)
      .executeTakeFirst(),
  );
}

/** Ends the items of a payout, or of one partner in it: they were paid, or given back. */
export function closePayoutItems(tx: Tx, payoutId: string, partnerId?: string) {
  let query = tx.updateTable("payoutItems").set({ open: false }).where("payoutId", "=", payoutId);
  if (partnerId) query = query.where("partnerId", "=", partnerId);
  return query.execute();
}

/** Changes a line that was neither dropped nor returned by the bank; false when it was, or is not there. */
export async function updateLine(
  tx: Tx,
  key: { payoutId: string; partnerId: string },
  change: Updateable<PayoutLines>,
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("payoutLines")
      .set(change)
      .where("payoutId", "=", key.payoutId)
      .where("partnerId", "=", key.partnerId)
      .where("returnedAt", "is", null)
      .where("droppedAt", "is", null)
      .executeTakeFirst(),
  );
}

/** What payouts pay for, each beside the payment of its partner. */
export function itemsWithLine(db: Db) {
  return db
    .selectFrom("payoutItems as i")
    .innerJoin("payoutLines as l", (join) =>
      join.onRef("l.payoutId", "=", "i.payoutId").onRef("l.partnerId", "=", "i.partnerId"),
    );
}

/** The items that a payout, or one partner in it, still has, in the order in which commissions are locked. */
export function listPayoutItems(db: Db, payoutId: string, partnerId?: string) {
  let query = itemsWithLine(db)
    .select(["i.commissionId", "i.partnerId", "i.amountMinor"])
    .where("i.payoutId", "=", payoutId)
    .where("l.droppedAt", "is", null);
  if (partnerId) query = query.where("i.partnerId", "=", partnerId);
  return query.orderBy("i.commissionId").execute();
}

/** The lines of a payout with their partners, the largest first. */
export function listPayoutLines(db: Db, payoutId: string) {
  return db
    .selectFrom("payoutLines as l")
    .innerJoin("partners as p", "p.id", "l.partnerId")
    .leftJoin("payoutDetails as d", "d.partnerId", "l.partnerId")
    .select([
      "l.partnerId",
      "l.amountMinor",
      "l.returnedAt",
      "l.returnReason",
      "l.droppedAt",
      "l.confirmed",
      "p.legalName as partnerName",
      "d.accountHolder",
      "d.bankCountry",
      "d.bankCode",
      "d.accountSealed",
      "d.accountTail",
    ])
    .where("l.payoutId", "=", payoutId)
    .orderBy("l.amountMinor", "desc")
    .orderBy("l.partnerId")
    .execute();
}

export function findPayout(db: Db, id: string) {
  return db
    .selectFrom("payouts as o")
    .selectAll("o")
    .select((eb) => [
      userName(eb.ref("o.createdBy")).as("createdByName"),
      userName(eb.ref("o.paidBy")).as("paidByName"),
      userName(eb.ref("o.undoneBy")).as("undoneByName"),
    ])
    .where("o.id", "=", id)
    .executeTakeFirst();
}
