import { findAccountForUpdate } from "db/queries/accounts";
import { findRefund, setMatchedInvoice } from "db/queries/refunds";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { MatchRefundInput } from "../match-form";
import { findInvoiceChoice } from "../refund-invoices";
import { readFact } from "../stored-fact";
import { settleAccountIn } from "./settle-account";

const refuse = (message: string) => new DomainError("invalid-input", { field: "invoice", message });

const settledMeanwhile = () => conflict("This refund was settled meanwhile. Reload the page to see how.");

async function readRefund(tx: Tx, eventId: string) {
  const row = await findRefund(tx, eventId);
  if (!row) throw notFound("event");
  const { kind, currency, amountMinor } = readFact(row.fact);
  if (kind !== "invoice.refunded" || currency === null || amountMinor === null)
    throw new DomainError("wrong-state", { message: "Only money that was given back belongs to an invoice." });
  return { ...row, currency, amountMinor };
}

/**
 * Says which invoice a refund gives back that waits for one: it stays so whatever is reported later, and takes back
 * rewards in proportion. One that names no customer belongs to the invoice's account from then on.
 * Throws `not-found`, `wrong-state`, `invalid-input` at `invoice`, `already-done`, `changed-meanwhile`.
 */
export async function matchRefund(ctx: VendorCtx, input: MatchRefundInput & { eventId: string }): Promise<void> {
  const { eventId, reason } = input;
  await inTransaction(ctx.db, async (tx) => {
    const seen = await readRefund(tx, eventId);
    const chosen = await findInvoiceChoice(tx, seen, input.invoice);
    if (!chosen) throw refuse("Please choose one of the invoices.");
    assert(await findAccountForUpdate(tx, chosen.accountId), "an account stays");
    const refund = await readRefund(tx, eventId);
    const { accountId, invoiceId, currency } = (await findInvoiceChoice(tx, refund, input.invoice)) ?? chosen;
    if (refund.matchedInvoiceId === invoiceId)
      throw new DomainError("already-done", { message: "This refund is matched to this invoice already." });
    if (refund.accountId !== seen.accountId || refund.leadId !== seen.leadId || accountId !== chosen.accountId)
      throw settledMeanwhile();
    if (currency !== refund.currency) throw refuse("This invoice is in another currency.");
    const told = { eventId, accountId, invoiceId, matchedBy: ctx.actor.userId, reason };
    if (!(await setMatchedInvoice(tx, told))) throw settledMeanwhile();
    await appendJournal(tx, ctx, {
      kind: "refund.matched",
      leadId: refund.leadId ?? undefined,
      partnerId: refund.partnerId ?? undefined,
      programId: refund.programId ?? undefined,
      accountId,
      payload: { eventId, invoiceId },
    });
    await settleAccountIn(tx, ctx, accountId);
  });
}
