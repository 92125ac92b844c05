import { listPayableCommissions, listPayableCurrencies } from "db/queries/payouts";
import { isDomainError } from "~/kernel/errors";
import type { FormErrors } from "~/kernel/parse-form";
import { isoDateIn } from "~/kernel/time";
import type { VendorCtx } from "../../context";
import { type NewPayoutInput, type NewPayoutQuery, newPayoutInput } from "../input";
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

/** The page on which a payout is made: its terms as they were typed, what is wrong with them, else the preview. */
export async function openNewPayout(ctx: VendorCtx, query: NewPayoutQuery) {
  const currencies = await getPayableCurrencies(ctx);
  const terms = {
    currency: query.currency ?? currencies[0] ?? "USD",
    cutOff: query.cutOff ?? isoDateIn(ctx.now(), ctx.actor.timeZone),
    minimum: query.minimum ?? "50",
  };
  const errors: FormErrors = {};
  const page = { currencies, terms, errors, timeZone: ctx.actor.timeZone };
  const parsed = newPayoutInput.safeParse(terms);
  for (const { path, message } of parsed.error?.issues ?? []) errors[path.map(String).join(".")] = [message];
  if (!parsed.success || currencies.length === 0) return { ...page, preview: null };
  try {
    return { ...page, preview: await previewPayout(ctx, parsed.data) };
  } catch (error) {
    if (!isDomainError(error) || error.code !== "invalid-input") throw error;
    errors[error.details.field ?? ""] = [error.details.message];
    return { ...page, preview: null };
  }
}

export type NewPayoutPage = Awaited<ReturnType<typeof openNewPayout>>;
