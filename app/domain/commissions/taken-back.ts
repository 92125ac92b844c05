import { formatMoney, type Money } from "~/kernel/money";
import { after, day, formatDate } from "~/kernel/time";
import { eachRefundOnce } from "../journal/refunds";
import type { ProgramRules, Reward } from "../programs/program-rules";
import { takenBackBy } from "../programs/taken-back";
import { invoicesOf, type Milestone } from "./milestones";
import { cannotBeRead, readAmount } from "./read-amount";
import type { ExplanationItem, LeadFact } from "./types";

/** Until when a refund or a cancellation counts: without end before the reward is paid. */
type Window = { until: Date | null; days: number; date: (at: Date) => string };

/** What was taken back of a reward. Minor units of the milestone's amount, at most that. */
export type TakenBack = { refundedMinor: bigint; canceled: LeadFact | null; items: ExplanationItem[] };

const isAbout = (fact: LeadFact, rewardKey: string, milestoneKey: string) =>
  fact.payload.rewardKey === rewardKey && fact.payload.milestoneKey === milestoneKey;

/**
 * When a reward was first paid or given, by what is known of payouts; a payment that the bank sent back was none.
 * Null before that. Takes facts in order.
 */
export function paidAt(facts: readonly LeadFact[], rewardKey: string, milestoneKey: string): Date | null {
  const own = facts.filter((fact) => isAbout(fact, rewardKey, milestoneKey));
  const returned = new Set(
    own.flatMap(({ kind, payload }) => (kind === "commission.reopened" && payload.payoutId ? [payload.payoutId] : [])),
  );
  const first = own.find(
    ({ kind, payload: { payoutId, paidMinor = "" } }) =>
      kind === "commission.paid" && !paidMinor.startsWith("-") && !(payoutId && returned.has(payoutId)),
  );
  return first?.occurredAt ?? null;
}

function windowOf(reward: Reward, milestone: Milestone, facts: readonly LeadFact[], rules: ProgramRules): Window {
  const { days } = rules.clawback;
  const paid = paidAt(facts, reward.key, milestone.key);
  const { timeZone } = rules.serviceLevels.calendar;
  return { until: paid && after(paid, days * day), days, date: (at) => formatDate(at, timeZone) };
}

const isLate = ({ occurredAt }: LeadFact, { until }: Window) => until !== null && occurredAt > until;

/** The words do not depend on whether it is paid yet, so that paying alone changes no explanation. */
const until = ({ days }: Window) => `before payment and until ${days} ${days === 1 ? "day" : "days"} after it`;

function tooLate({ until: end, date }: Window): string {
  return `after ${end ? date(end) : ""}, nothing is taken back`;
}

/** The invoices whose refunds count for a reward, with their amounts: at most so much can come back from each. */
function refundableInvoices(reward: Reward, milestone: Milestone, facts: readonly LeadFact[]): Map<string, Money> {
  const { refunds } = takenBackBy(reward);
  if (refunds === null) return new Map();
  const invoices = refunds === "own-invoice" ? [milestone.fact] : invoicesOf(facts);
  return new Map(
    invoices.flatMap((invoice) => {
      const amount = readAmount(invoice);
      const { invoiceId } = invoice.payload;
      return invoiceId && typeof amount === "object" ? [[invoiceId, amount] as const] : [];
    }),
  );
}

/** Each refund once: at most its invoice, and all of them at most the milestone's amount, in its currency. */
function countRefunds(base: Money, invoices: Map<string, Money>, facts: readonly LeadFact[], window: Window) {
  const reported = facts.filter(
    ({ kind, payload }) => kind === "invoice.refunded" && invoices.has(payload.invoiceId ?? ""),
  );
  const items: ExplanationItem[] = [];
  let refunded = 0n;
  const left = new Map([...invoices].map(([id, { amountMinor }]) => [id, amountMinor]));
  for (const fact of eachRefundOnce(reported)) {
    const rule = `Refunds ${until(window)} take back in proportion`;
    const on = `on ${window.date(fact.occurredAt)}`;
    const refund = readAmount(fact);
    if (typeof refund !== "object") {
      items.push({ rule, found: `a refund ${on}, ${cannotBeRead}`, effect: "not counted" });
      continue;
    }
    const found = `${formatMoney(refund)} ${on}`;
    const invoiceId = fact.payload.invoiceId ?? "";
    if (refund.currency !== base.currency || invoices.get(invoiceId)?.currency !== base.currency) {
      items.push({ rule, found, effect: `not counted: other currency than the ${formatMoney(base)}` });
    } else if (isLate(fact, window)) {
      items.push({ rule, found, effect: tooLate(window) });
    } else {
      const ofInvoice = left.get(invoiceId) ?? 0n;
      const ofBase = base.amountMinor - refunded;
      const counted = [refund.amountMinor, ofInvoice, ofBase].reduce((a, b) => (b < a ? b : a));
      left.set(invoiceId, ofInvoice - counted);
      refunded += counted;
      const kept = { ...base, amountMinor: base.amountMinor - refunded };
      const remain = `${formatMoney(kept)} of ${formatMoney(base)} remain`;
      // Without the counted figure: explanations are compared by their figures, and those of before have no more.
      const less = ofInvoice <= ofBase ? "no more was left of the invoice" : "no more was left of the amount";
      items.push({ rule, found, effect: counted < refund.amountMinor ? `${less}: ${remain}` : remain });
    }
  }
  return { refunded, items };
}

/**
 * What refunds and a cancellation take back of a reward for a milestone (`takenBackBy` says which count). The same in
 * whatever order the facts arrived: it looks at when the reward was paid and when the money came back. Pure and total.
 * @param base the milestone's own amount; null when it carries none, then only a cancellation counts
 */
export function takeBack(
  reward: Reward,
  milestone: Milestone,
  base: Money | null,
  facts: readonly LeadFact[],
  rules: ProgramRules,
): TakenBack {
  const window = windowOf(reward, milestone, facts, rules);
  const { refunded, items } = base
    ? countRefunds(base, refundableInvoices(reward, milestone, facts), facts, window)
    : { refunded: 0n, items: [] };
  const cancellations = facts.filter(
    ({ kind, occurredAt }) => kind === "subscription.canceled" && occurredAt >= milestone.fact.occurredAt,
  );
  const [canceled] = takenBackBy(reward).cancellation ? cancellations : [];
  if (!canceled) return { refundedMinor: refunded, canceled: null, items };
  const late = isLate(canceled, window);
  const item = {
    rule: `A cancellation ${until(window)} takes the reward back`,
    found: `cancelled on ${window.date(canceled.occurredAt)}`,
    effect: late ? tooLate(window) : "nothing is due",
  };
  return { refundedMinor: refunded, canceled: late ? null : canceled, items: [...items, item] };
}
