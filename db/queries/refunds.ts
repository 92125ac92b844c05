import { sql } from "kysely";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";

/** An invoice that was paid, as a refund can be matched to it; minor units as digits. */
export type PaidInvoice = { id: string; invoiceId: string; amountMinor: string; currency: string; paidAt: Date };

/** A refund as it was reported, with whom its account counts for now. */
export function findRefund(db: Db, eventId: string) {
  return db
    .selectFrom("inboundEvents as e")
    .leftJoin("attributions as t", (join) => join.onRef("t.accountId", "=", "e.accountId").on("t.endedAt", "is", null))
    .select(["e.id", "e.status", "e.fact", "e.accountId", "e.matchedInvoiceId"])
    .select(["t.leadId", "t.partnerId", "t.programId"])
    .where("e.id", "=", eventId)
    .executeTakeFirst();
}

const invoices = (db: Db) =>
  db
    .selectFrom("inboundEvents as e")
    .innerJoin("accounts as a", "a.id", "e.accountId")
    .select(["e.id", "e.accountId", "e.occurredAt as paidAt", "a.company", "a.domain", "a.email"])
    .select([
      sql<string>`e.fact->>'invoiceId'`.as("invoiceId"),
      sql<string>`e.fact->>'amountMinor'`.as("amountMinor"),
      sql<string>`e.fact->>'currency'`.as("currency"),
    ])
    .where(sql<string>`e.fact->>'kind'`, "=", "invoice.paid");

/** An invoice that was reported for an account, by our id of the event. */
export function findReportedInvoice(db: Db, eventId: string) {
  return invoices(db).where("e.id", "=", eventId).executeTakeFirst();
}

/** The newest invoices in a currency that these accounts paid, or of this id. */
export function listReportedInvoices(
  db: Db,
  of: { accountIds: readonly string[]; invoiceId: string; currency: string },
  limit: number,
) {
  return invoices(db)
    .where(sql<string>`e.fact->>'currency'`, "=", of.currency)
    .where((eb) =>
      eb.or([
        eb("e.accountId", "in", [...of.accountIds, ""]),
        // Stripe's invoices go by their id; `<> '{}'` is what the index holds.
        eb.and([sql<boolean>`e.payment_refs <> '{}'`, sql<boolean>`e.payment_refs @> array[${of.invoiceId}]::text[]`]),
      ]),
    )
    .orderBy("e.seq", "desc")
    .limit(limit)
    .execute();
}

/** Keeps somebody's word on which invoice a refund gives back, and whose it is where it named nobody. */
export async function setMatchedInvoice(
  tx: Tx,
  of: { eventId: string; accountId: string; invoiceId: string; matchedBy: string; reason: string },
): Promise<boolean> {
  const { eventId, accountId, invoiceId, matchedBy, reason } = of;
  return affectedOne(
    await tx
      .updateTable("inboundEvents")
      .set({ accountId, matchedInvoiceId: invoiceId, matchedBy, matchReason: reason })
      .where("id", "=", eventId)
      .where("status", "=", "unmatched")
      .where((eb) => eb.or([eb("accountId", "is", null), eb("accountId", "=", accountId)]))
      .executeTakeFirst(),
  );
}

/** Refunds of a lead's accounts that wait, and were not handed on to it, the newest first. */
export function listWaitingRefunds(db: Db, leadId: string) {
  return db
    .selectFrom("attributions as t")
    .innerJoin("inboundEvents as e", "e.accountId", "t.accountId")
    .select(["e.id", "e.occurredAt", "e.note"])
    .select([
      sql<string | null>`e.fact->>'amountMinor'`.as("amountMinor"),
      sql<string | null>`e.fact->>'currency'`.as("currency"),
    ])
    .where("t.leadId", "=", leadId)
    .where("t.endedAt", "is", null)
    .where("e.status", "=", "unmatched")
    .where((eb) => eb.or([eb("e.attributionId", "is", null), eb("e.attributionId", "<>", eb.ref("t.id"))]))
    .where(sql<string>`e.fact->>'kind'`, "=", "invoice.refunded")
    .orderBy("e.seq", "desc")
    .execute();
}
