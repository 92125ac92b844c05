import type { Db } from "../tx";

/** The lines that a payout still has, with what can stand against paying their partners now. */
export function listCheckedLines(db: Db, payoutId: string) {
  return db
    .selectFrom("payoutLines as l")
    .innerJoin("partners as p", "p.id", "l.partnerId")
    .leftJoin("payoutDetails as d", "d.partnerId", "l.partnerId")
    .leftJoin("taxForms as t", "t.partnerId", "l.partnerId")
    .select(["l.partnerId", "l.confirmed", "l.confirmedAt", "p.status", "d.changedAt as detailsChangedAt"])
    .select("t.form as taxForm")
    .where("l.payoutId", "=", payoutId)
    .where("l.droppedAt", "is", null)
    .execute();
}

/** What those lines pay for, as it was set aside and as it stands now. Minor units. */
export function listCheckedItems(db: Db, payoutId: string) {
  return db
    .selectFrom("payoutItems as i")
    .innerJoin("commissions as c", "c.id", "i.commissionId")
    .innerJoin("leads as l", "l.id", "c.leadId")
    .select(["i.partnerId", "i.amountMinor as itemMinor", "l.companyName"])
    .select(["c.amountMinor", "c.approvedMinor", "c.settledMinor", "c.rejected", "c.flagged"])
    .where("i.payoutId", "=", payoutId)
    .where("i.open", "=", true)
    .orderBy("i.commissionId")
    .execute();
}
