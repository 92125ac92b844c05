import { isoDateIn } from "~/kernel/time";
import type { Reward } from "../programs/program-rules";
import { conditionWords } from "../programs/reward-words";
import type { Milestone } from "./milestones";
import type { EvaluatedLead, ExplanationItem, PartnerFacts } from "./types";

export type Conditioned = {
  reward: Reward;
  milestone: Milestone;
  lead: EvaluatedLead;
  partner: PartnerFacts;
  /** IANA zone of the program's calendar: a year is a calendar year there. */
  timeZone: string;
};

/** The tier that a partner had at a moment; nobody gave one before the first. */
function tierAt(at: Date, tiers: PartnerFacts["tiers"]): string | null {
  return tiers.findLast(({ from }) => from <= at)?.tier ?? null;
}

const yearIn = (timeZone: string) => (date: Date) => isoDateIn(date, timeZone).slice(0, 4);

/**
 * Which of the partner's milestones of this kind in the calendar year this one is; the first has number 1. Every
 * invoice counts. Those of one moment follow lead and milestone, so that no two have the same number.
 */
function numberInYear({ milestone, lead, partner, timeZone }: Conditioned): number {
  const year = yearIn(timeZone);
  const { kind, occurredAt } = milestone.fact;
  const place = ({ leadId, key }: { leadId: string; key: string }) => `${leadId} ${key}`;
  const own = place({ leadId: lead.id, key: milestone.key });
  const comesFirst = (other: PartnerFacts["milestones"][number]) =>
    other.occurredAt < occurredAt || (other.occurredAt.getTime() === occurredAt.getTime() && place(other) < own);
  const earlier = partner.milestones.filter(
    (other) => other.kind === kind && comesFirst(other) && year(other.occurredAt) === year(occurredAt),
  );
  return earlier.length + 1;
}

const number = new Intl.NumberFormat("en-US");

/** Each condition of a reward in the order of `conditionWords`: what was found, and whether it holds. */
function findings(given: Conditioned): { found: string; met: boolean }[] {
  const { reward, milestone, lead, partner } = given;
  const { planTiers, employees, partnerTiers, sources, volume } = reward.conditions;
  const plan = milestone.fact.payload.planTier ?? lead.planTier;
  const tier = tierAt(milestone.fact.occurredAt, partner.tiers);
  const list: { found: string; met: boolean }[] = [];
  if (planTiers.length)
    list.push({ found: plan ? `the ${plan} plan` : "the plan is not known", met: planTiers.includes(plan) });
  if (employees) {
    const { min, max } = employees;
    const count = lead.employeeCount;
    list.push({
      found: count > 0 ? `${number.format(count)} employees` : "how many is not known",
      met: count > 0 && (min === null || count >= min) && (max === null || count <= max),
    });
  }
  if (partnerTiers.length)
    list.push({ found: tier ? `the ${tier} tier` : "no tier", met: tier !== null && partnerTiers.includes(tier) });
  if (sources.length) list.push({ found: `the source "${lead.source}"`, met: sources.includes(lead.source) });
  if (volume) {
    const n = numberInYear(given);
    list.push({
      found: `number ${number.format(n)} of the year`,
      met: n >= volume.from && (volume.to === null || n <= volume.to),
    });
  }
  return list;
}

/** Every condition of a reward as rule, finding and effect; all of them must be met. */
export function checkConditions(given: Conditioned): { met: boolean; items: ExplanationItem[] } {
  const words = conditionWords(given.reward);
  const found = findings(given);
  return {
    met: found.every(({ met }) => met),
    items: found.map((finding, index) => ({
      rule: `Only ${words[index]}`,
      found: finding.found,
      effect: finding.met ? "met" : "not met, nothing is due",
    })),
  };
}
