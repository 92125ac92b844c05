import { listPayableCommissions, listPayableCurrencies } from "db/queries/payouts";
import type { VendorCtx } from "../../context";
import type { NewPayoutInput } from "../input";
import { planNow, readTerms } from "../plan-now";
import type { PayoutLine } from "../rules";

const withoutItems = ({ partner, amountMinor, items }: PayoutLine) => ({
  partnerId: partner.id,
  partnerName: partner.name,
  amountMinor,
  commissions: items.filter((item) => item.amountMinor > 0n).length,
  /** Minor units, above nothing: what was taken back after payment and is netted now. */
  nettedMinor: -items.reduce((sum, item) => (item.amountMinor < 0n ? sum + item.amountMinor : sum), 0n),
});

/** Who would be paid what under these terms, and who waits for which reasons. Throws `invalid-input` at `minimum`. */
export async function previewPayout(ctx: VendorCtx, input: NewPayoutInput) {
  const terms = readTerms(input, ctx.actor.timeZone);
  const plan = await planNow(ctx.db, await listPayableCommissions(ctx.db, terms), terms);
  return {
    currency: terms.currency,
    cutOff: terms.cutOff,
    ready: plan.ready.map(withoutItems),
    blocked: plan.blocked.map((line) => ({ ...withoutItems(line), reasons: line.reasons })),
    /** Minor units: what the payout would come to. */
    totalMinor: plan.ready.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
  };
}

/** The currencies in which anything is payable now. */
export function getPayableCurrencies(ctx: VendorCtx): Promise<string[]> {
  return listPayableCurrencies(ctx.db);
}
