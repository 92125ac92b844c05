import type { Reward } from "./program-rules";

export type TakenBackBy = {
  /** Whose refunds count: those of the invoice that it was paid for, those of every invoice of the lead, or none. */
  refunds: "own-invoice" | "every-invoice" | null;
  cancellation: boolean;
};

/**
 * What takes an earned reward back (PRODUCT, Money). A reward for an invoice follows that invoice. A percentage of any
 * other amount was paid for money that the deal brings, so it follows the refunds of the lead's invoices. A flat
 * amount for a won deal stands until the customer leaves. Flat amounts for earlier steps are for work that was done
 * and stay, whatever becomes of the customer.
 *
 * Every one of them is taken back without a limit in time before it is paid (or given), and within
 * `clawback.days` after it. Pure.
 */
export function takenBackBy({ trigger, amount }: Pick<Reward, "trigger" | "amount">): TakenBackBy {
  if (trigger === "invoice.paid") return { refunds: "own-invoice", cancellation: true };
  if (amount.type === "percent") return { refunds: "every-invoice", cancellation: true };
  return { refunds: null, cancellation: trigger === "opportunity.won" };
}
