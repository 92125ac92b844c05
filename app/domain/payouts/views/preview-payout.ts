import { listPayableCurrencies, listPaymentPromises } from "db/queries/payout-lists";
import { listLeftOutCommissions, listPayableCommissions, sumNotApproved } from "db/queries/payouts";
import { assert } from "~/kernel/assert";
import { isDomainError } from "~/kernel/errors";
import type { FormErrors } from "~/kernel/parse-form";
import { formatDate, isoDateIn } from "~/kernel/time";
import type { CommissionExplanation } from "../../commissions/types";
import type { VendorCtx } from "../../context";
import type { PayoutRhythm } from "../../onboarding/payment-words";
import { waitingLines, whyLeftOut } from "../left-out";
import { type NewPayoutInput, type NewPayoutQuery, newPayoutInput } from "../input";
import { planNow, readTerms, type Terms } from "../plan-now";
import type { PayoutLine } from "../rules";
import { type UsualTerms, usualTerms } from "../usual-terms";

/** A commission in a preview: what for, by which rule, and why it is in or out. Minor units. */
type PreviewCommission = {
  id: string;
  partnerId: string;
  partnerName: string;
  companyName: string;
  reward: string;
  pilot: boolean;
  /** Below nothing: taken back after it was paid, and netted. */
  amountMinor: bigint;
  why: string;
};

type Row = Awaited<ReturnType<typeof listPayableCommissions>>[number];

/** A partner's line with its commissions. @param waits why all of it waits; null when it is paid */
function lineOf(
  { partner, amountMinor, items }: PayoutLine,
  rows: Map<string, Row>,
  date: Dated,
  waits: string | null,
) {
  const commissions = items.map((item): PreviewCommission => {
    const row = rows.get(item.commissionId);
    assert(row, "a payable commission was read");
    const { companyName, pilot, decidedAt } = row;
    const { reward } = row.explanation as CommissionExplanation;
    const netted = item.amountMinor < 0n;
    const why = netted
      ? "Taken back after it was paid; it is netted."
      : (waits ?? `Approved on ${decidedAt ? date(decidedAt) : "a day before the cut-off"}.`);
    const about = { partnerId: partner.id, partnerName: partner.name, companyName, reward, pilot };
    return { id: row.id, ...about, amountMinor: item.amountMinor, why };
  });
  return { partnerId: partner.id, partnerName: partner.name, amountMinor, commissions };
}

type Dated = (at: Date) => string;

/** What a payout with these terms would leave out of partners' money, each with its reason. */
async function readLeftOut(ctx: VendorCtx, terms: Terms, date: Dated): Promise<PreviewCommission[]> {
  return (await listLeftOutCommissions(ctx.db, terms)).map(({ rule, dueAt, explanation, ...row }) => ({
    id: row.id,
    partnerId: row.partnerId,
    partnerName: row.partnerName,
    companyName: row.companyName,
    reward: (explanation as CommissionExplanation).reward,
    pilot: row.pilot,
    amountMinor: row.amountMinor - row.settledMinor - row.reservedMinor,
    why: whyLeftOut({ ...row, flag: rule && dueAt ? { rule, decideBy: dueAt } : null }, date),
  }));
}

/** What of these partners' money is not approved yet. Minor units. */
async function readNotApproved(ctx: VendorCtx, currency: string, partnerIds: readonly string[]) {
  const rows = partnerIds.length === 0 ? [] : await sumNotApproved(ctx.db, currency, partnerIds);
  return new Map(
    rows.map(({ partnerId, n, amount }) => [partnerId, { count: Number(n), amountMinor: BigInt(amount) }]),
  );
}

/**
 * Who would be paid what for which commissions under these terms, and what waits for which reasons. Throws
 * `invalid-input` at `minimum` and `cutOff`.
 */
export async function previewPayout(ctx: VendorCtx, input: NewPayoutInput) {
  const terms = readTerms(input, { timeZone: ctx.actor.timeZone, now: ctx.now() });
  const date: Dated = (at) => formatDate(at, ctx.actor.timeZone);
  const payable = await listPayableCommissions(ctx.db, terms);
  const rows = new Map(payable.map((row) => [row.id, row]));
  const [plan, leftOut] = await Promise.all([planNow(ctx.db, payable, terms), readLeftOut(ctx, terms, date)]);
  const blocked = plan.blocked.map((line) => ({
    ...lineOf(line, rows, date, line.reasons[0] ?? null),
    reasons: line.reasons,
  }));
  const ready = plan.ready.map((line) => ({ ...lineOf(line, rows, date, null), reasons: [] as string[] }));
  const waiting = waitingLines(blocked, leftOut);
  const partnerIds = [...new Set([...ready, ...waiting].map(({ partnerId }) => partnerId))];
  const notApproved = await readNotApproved(ctx, terms.currency, partnerIds);
  const withRest = (line: (typeof ready)[number]) => ({
    ...line,
    notApproved: notApproved.get(line.partnerId) ?? null,
  });
  return {
    currency: terms.currency,
    cutOff: terms.cutOff,
    ready: ready.map(withRest),
    waiting: waiting.map(withRest),
    /** Minor units: what the payout would come to. */
    totalMinor: plan.ready.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
  };
}

/** The currencies in which anything is payable now. */
export function getPayableCurrencies(ctx: VendorCtx): Promise<string[]> {
  return listPayableCurrencies(ctx.db);
}

/** What the programs promise of payments in a currency. */
async function readUsualTerms(ctx: VendorCtx, currency: string): Promise<UsualTerms> {
  const rows = await listPaymentPromises(ctx.db, currency);
  return usualTerms(
    rows.map((row) => ({ ...row, rhythm: row.rhythm as PayoutRhythm | null })),
    currency,
  );
}

/**
 * The page on which a payout is made: its terms as they were typed, else as the programs promise them, what is wrong
 * with them, else the preview.
 */
export async function openNewPayout(ctx: VendorCtx, query: NewPayoutQuery) {
  const currencies = await getPayableCurrencies(ctx);
  const currency = query.currency ?? currencies[0] ?? "USD";
  const usual = await readUsualTerms(ctx, currency);
  const today = isoDateIn(ctx.now(), ctx.actor.timeZone);
  const typed = query.shownIn === undefined || query.shownIn === currency ? query.minimum : undefined;
  const terms = { currency, cutOff: query.cutOff ?? today, minimum: typed ?? usual.minimum };
  const errors: FormErrors = {};
  const page = { currencies, terms, usual, today, errors, timeZone: ctx.actor.timeZone };
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

export type PreviewLine = NonNullable<NewPayoutPage["preview"]>["ready"][number];
export type NewPayoutPage = Awaited<ReturnType<typeof openNewPayout>>;
