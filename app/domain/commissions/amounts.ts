import { formatBasisPoints, formatMoney, type Money, percentOf, shareOf } from "~/kernel/money";
import { after, day, formatDate } from "~/kernel/time";
import type { ProgramRules, Reward, RewardTrigger } from "../programs/program-rules";
import { type Milestone, uniqueBy } from "./milestones";
import type { ExplanationItem, LeadFact } from "./types";

/** What a reward comes to for one milestone, with the steps that led there. Facts are in order. */
export type Amount = { money: Money; arithmetic: string; items: ExplanationItem[] };

/** Whom a cancelled subscription concerns: rewards for having become a customer, not those for the lead's quality. */
const customerTriggers: readonly RewardTrigger[] = [
  "opportunity.won",
  "account.created",
  "trial.started",
  "feature.activated",
  "invoice.paid",
];

/** The milestone's own amount; null when it carries none. */
function baseOf({ fact }: Milestone): Money | null {
  const { amountMinor, currency } = fact.payload;
  return amountMinor && currency ? { amountMinor: BigInt(amountMinor), currency } : null;
}

type Window = { until: Date; days: number; timeZone: string };

function clawbackWindow({ fact }: Milestone, rules: ProgramRules): Window {
  const { days } = rules.clawback;
  return {
    until: after(fact.occurredAt, days * day),
    days,
    timeZone: rules.serviceLevels.calendar.timeZone,
  };
}

/** What was given back of an invoice within the window: at most the invoice, each refund once, in its own currency. */
function refundsOf(invoice: Milestone, base: Money, facts: readonly LeadFact[], window: Window) {
  const { invoiceId } = invoice.fact.payload;
  const refunds = facts.filter((fact) => fact.kind === "invoice.refunded" && fact.payload.invoiceId === invoiceId);
  const items: ExplanationItem[] = [];
  let refunded = 0n;
  for (const { occurredAt, payload } of uniqueBy(refunds, (fact) => fact.payload.refundId)) {
    const refund = { amountMinor: BigInt(payload.amountMinor ?? "0"), currency: payload.currency ?? base.currency };
    const found = `${formatMoney(refund)} on ${formatDate(occurredAt, window.timeZone)}`;
    const rule = `Refunds within ${window.days} days take back in proportion`;
    if (refund.currency !== base.currency) {
      items.push({ rule, found, effect: "another currency than the invoice, not counted" });
    } else if (occurredAt > window.until) {
      items.push({ rule, found, effect: `after ${formatDate(window.until, window.timeZone)}, nothing is taken back` });
    } else {
      const left = base.amountMinor - refunded;
      const counted = refund.amountMinor < left ? refund.amountMinor : left;
      refunded += counted;
      const kept = { ...base, amountMinor: base.amountMinor - refunded };
      items.push({ rule, found, effect: `${formatMoney(kept)} of ${formatMoney(base)} remain` });
    }
  }
  return { refunded, items };
}

function findCancellation(trigger: RewardTrigger, milestone: Milestone, facts: readonly LeadFact[], window: Window) {
  if (!customerTriggers.includes(trigger)) return undefined;
  return facts.find(
    ({ kind, occurredAt }) =>
      kind === "subscription.canceled" && occurredAt >= milestone.fact.occurredAt && occurredAt <= window.until,
  );
}

/** Flat or percent of what remains of the milestone's amount; rounded half to even, once, at the end. */
function payFor(reward: Reward, base: Money | null, refunded: bigint): { money: Money; arithmetic: string } | null {
  const { amount } = reward;
  if (amount.type === "flat") {
    const flat = { amountMinor: amount.minor, currency: amount.currency };
    if (!base || refunded === 0n) return { money: flat, arithmetic: `flat ${formatMoney(flat)}` };
    const remaining = { ...base, amountMinor: base.amountMinor - refunded };
    const money = shareOf(flat, remaining.amountMinor, base.amountMinor);
    const share = `${formatMoney(remaining)} / ${formatMoney(base)}`;
    return { money, arithmetic: `${formatMoney(flat)} × ${share} = ${formatMoney(money)}` };
  }
  if (!base) return null;
  const remaining = { ...base, amountMinor: base.amountMinor - refunded };
  const money = percentOf(remaining, amount.basisPoints);
  const from =
    refunded === 0n ? formatMoney(base) : `(${formatMoney(base)} − ${formatMoney({ ...base, amountMinor: refunded })})`;
  return { money, arithmetic: `${from} × ${formatBasisPoints(amount.basisPoints)} = ${formatMoney(money)}` };
}

/** A reward's amount for a milestone after refunds and cancellation; null when the milestone carries no amount for it. */
export function amountFor(
  reward: Reward,
  milestone: Milestone,
  facts: readonly LeadFact[],
  rules: ProgramRules,
): Amount | null {
  const base = baseOf(milestone);
  const window = clawbackWindow(milestone, rules);
  const isInvoice = reward.trigger === "invoice.paid" && base !== null;
  const { refunded, items } = isInvoice ? refundsOf(milestone, base, facts, window) : { refunded: 0n, items: [] };
  const pay = payFor(reward, base, refunded);
  if (!pay) return null;
  const cancellation = findCancellation(reward.trigger, milestone, facts, window);
  if (!cancellation) return { ...pay, items };
  const nothing = { ...pay.money, amountMinor: 0n };
  return {
    money: nothing,
    arithmetic: `${pay.arithmetic}, taken back = ${formatMoney(nothing)}`,
    items: [
      ...items,
      {
        rule: `A cancellation within ${window.days} days takes the reward back`,
        found: `cancelled on ${formatDate(cancellation.occurredAt, window.timeZone)}`,
        effect: formatMoney(nothing),
      },
    ],
  };
}
