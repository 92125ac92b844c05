import { demoProgramRules } from "db/seeds/demo-program";
import type { LeadFact, PartnerFacts } from "~/domain/commissions/types";
import { programRules, type StoredProgramRules } from "~/domain/programs/program-rules";

export type StoredReward = StoredProgramRules["rewards"][number];

const start = Date.UTC(2026, 0, 10, 12);
export const at = (days: number) => new Date(start + days * 86_400_000);
let facts = 0;
export const fact = (
  kind: string,
  days: number,
  payload: LeadFact["payload"] = {},
  id = `jrn_${++facts}`,
): LeadFact => ({
  id,
  kind,
  occurredAt: at(days),
  payload,
});
export const usd = (amountMinor: number, more: LeadFact["payload"] = {}) => ({
  amountMinor: String(amountMinor),
  currency: "USD",
  ...more,
});
export const invoice = (days: number, cents: number, invoiceId: string, more: LeadFact["payload"] = {}) =>
  fact("invoice.paid", days, usd(cents, { invoiceId, ...more }));
export const refund = (days: number, cents: number, invoiceId: string, refundId = `re_${facts}`) =>
  fact("invoice.refunded", days, usd(cents, { invoiceId, refundId }));

/** Every lead of these examples was submitted and accepted on day 0. */
export const accepted = [fact("lead.submitted", 0), fact("lead.accepted", 0)];
export const lead = { id: "lead_1", source: "portal", employeeCount: 800, planTier: "growth" };
export const alone: PartnerFacts = { tiers: [], endedAt: null, milestones: [] };

export function version(rewards: StoredReward[], clawbackDays = 60) {
  return { number: 3, rules: programRules.parse({ ...demoProgramRules, rewards, clawback: { days: clawbackDays } }) };
}

export const cash = (
  key: string,
  trigger: StoredReward["trigger"],
  cents: number,
  more: Partial<StoredReward> = {},
) => ({
  key,
  trigger,
  amount: { type: "flat" as const, minor: String(cents), currency: "USD" },
  holdDays: 0,
  ...more,
});
export const share = (
  key: string,
  trigger: StoredReward["trigger"],
  basisPoints: number,
  more: Partial<StoredReward> = {},
) => ({ key, trigger, amount: { type: "percent" as const, basisPoints }, holdDays: 0, ...more });

/** When a reward was paid, as the journal tells it. */
export const paid = (days: number, rewardKey: string, milestoneKey: string, more: LeadFact["payload"] = {}) =>
  fact("commission.paid", days, { rewardKey, milestoneKey, ...more });
