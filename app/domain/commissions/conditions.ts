import { assert } from "~/kernel/assert";
import { formatCount } from "~/kernel/counted";
import { isoDateIn } from "~/kernel/time";
import { labelOf, leadSources, planTiers as planTierNames } from "../programs/fields";
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

/** Whether a condition holds; `stays` says of one that does not that nothing that is still to come changes it. */
type Finding = { found: string; met: boolean; stays: boolean };
type ConditionName = keyof Reward["conditions"];

/** Each condition of a reward: what was found, and whether it holds. */
function findingsOf(given: Conditioned): Partial<Record<ConditionName, Finding>> {
  const { reward, milestone, lead, partner } = given;
  const { planTiers, employees, partnerTiers, sources, volume } = reward.conditions;
  const plan = milestone.fact.payload.planTier ?? lead.planTier;
  const tier = tierAt(milestone.fact.occurredAt, partner.tiers);
  const findings: Partial<Record<ConditionName, Finding>> = {};
  if (planTiers.length)
    findings.planTiers = {
      found: plan ? `the ${labelOf(planTierNames, plan)} plan` : "the plan is not known",
      met: planTiers.includes(plan),
      stays: false,
    };
  if (employees) {
    const { min, max } = employees;
    const count = lead.employeeCount;
    findings.employees = {
      found: count > 0 ? `${formatCount(count)} employees` : "how many is not known",
      met: count > 0 && (min === null || count >= min) && (max === null || count <= max),
      stays: true,
    };
  }
  if (partnerTiers.length)
    findings.partnerTiers = {
      found: tier ? `the ${tier} tier` : "no tier",
      met: tier !== null && partnerTiers.includes(tier),
      stays: false,
    };
  if (sources.length)
    findings.sources = { found: labelOf(leadSources, lead.source), met: sources.includes(lead.source), stays: true };
  if (volume) {
    const n = numberInYear(given);
    findings.volume = {
      found: `number ${formatCount(n)} of the year`,
      met: n >= volume.from && (volume.to === null || n <= volume.to),
      stays: volume.to !== null && n > volume.to,
    };
  }
  return findings;
}

/** A condition of a reward that was looked at: `Finding`, and the step of the explanation that says so. */
export type CheckedCondition = Finding & { key: ConditionName; item: ExplanationItem };

/** Every condition of a reward as rule, finding and effect; all of them must be met. */
export function checkConditions(given: Conditioned): {
  met: boolean;
  checked: CheckedCondition[];
  items: ExplanationItem[];
} {
  const found = findingsOf(given);
  const checked = conditionWords(given.reward).map(({ key, words }) => {
    const finding = found[key];
    assert(finding, "every condition that has words is looked at");
    const effect = finding.met ? "met" : "not met, nothing is due";
    return { ...finding, key, item: { rule: `Only ${words}`, found: finding.found, effect } };
  });
  return { met: checked.every(({ met }) => met), checked, items: checked.map(({ item }) => item) };
}
