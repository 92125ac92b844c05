import { formatCount } from "~/kernel/counted";
import { formatBasisPoints, formatMoney } from "~/kernel/money";
import { rangeText } from "./criterion-words";
import { labelOf, leadSources, planTiers as planTierNames } from "./fields";
import type { Reward, RewardKind, RewardTrigger } from "./program-rules";

/** A trigger within a sentence: "$250 when the lead is qualified". */
export const triggerWords: Record<RewardTrigger, string> = {
  "lead.submitted": "the lead is submitted",
  "lead.accepted": "the lead is accepted",
  "lead.qualified": "the lead is qualified",
  "opportunity.opened": "the opportunity is opened",
  "opportunity.won": "the opportunity is won",
  "account.created": "the account is created",
  "trial.started": "the trial starts",
  "feature.activated": "the product is activated",
  "invoice.paid": "an invoice is paid",
};

/** What is counted of a milestone: "your 3rd deal". */
const triggerNouns: Record<RewardTrigger, string> = {
  "lead.submitted": "lead",
  "lead.accepted": "accepted lead",
  "lead.qualified": "qualified lead",
  "opportunity.opened": "opportunity",
  "opportunity.won": "deal",
  "account.created": "account",
  "trial.started": "trial",
  "feature.activated": "activation",
  "invoice.paid": "paid invoice",
};

/** What a reward was earned for, as a name. */
export const milestoneNames: Record<RewardTrigger, string> = {
  "lead.submitted": "Lead submitted",
  "lead.accepted": "Lead accepted",
  "lead.qualified": "Lead qualified",
  "opportunity.opened": "Opportunity opened",
  "opportunity.won": "Deal won",
  "account.created": "Account created",
  "trial.started": "Trial started",
  "feature.activated": "Product activated",
  "invoice.paid": "Invoice paid",
};

export const rewardKindNames: Record<RewardKind, string> = {
  cash: "Cash",
  service_credit: "Service credit",
  month_extension: "Month extension",
  gift_card: "Gift card",
};

/** How a reward is given, after its amount: "$50 as service credit"; cash needs no words. */
export const kindWords: Record<RewardKind, string> = {
  cash: "",
  service_credit: " as service credit",
  month_extension: " as free months",
  gift_card: " as a gift card",
};

const or = new Intl.ListFormat("en-US", { type: "disjunction" });

const ordinals = new Intl.PluralRules("en-US", { type: "ordinal" });
const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };
const ordinal = (n: number) => `${formatCount(n)}${endings[ordinals.select(n)] ?? "th"}`;

/** A condition of a reward in words, with the name by which it is looked at. */
export type ConditionWords = { key: keyof Reward["conditions"]; words: string };

/** What has to hold beside the milestone, a phrase each: "on the Enterprise plan", "from the 6th in a year". */
export function conditionWords({ conditions, trigger }: Pick<Reward, "conditions" | "trigger">): ConditionWords[] {
  const { planTiers, employees, partnerTiers, sources, volume } = conditions;
  const list: ConditionWords[] = [];
  const add = (key: ConditionWords["key"], words: string) => list.push({ key, words });
  if (planTiers.length)
    add("planTiers", `on the ${or.format(planTiers.map((tier) => labelOf(planTierNames, tier)))} plan`);
  if (employees) add("employees", `with ${rangeText(employees)} employees`);
  if (partnerTiers.length) add("partnerTiers", `for ${or.format(partnerTiers)} partners`);
  if (sources.length) add("sources", `from ${or.format(sources.map((source) => labelOf(leadSources, source)))}`);
  if (volume) {
    add(
      "volume",
      volume.to === null
        ? `from your ${ordinal(volume.from)} ${triggerNouns[trigger]} of the year on`
        : `for your ${ordinal(volume.from)} to ${ordinal(volume.to)} ${triggerNouns[trigger]} of the year`,
    );
  }
  return list;
}

function triggerPhrase(reward: Reward): string {
  if (reward.trigger !== "invoice.paid") return `when ${triggerWords[reward.trigger]}`;
  if (!reward.recurring) return "when the first invoice is paid";
  const { months } = reward.recurring;
  return months === null ? "for every paid invoice" : `for every paid invoice of the first ${months} months`;
}

/** The amounts of a rule per currency: "$1,000 or €900". */
export function amountsText(amounts: Readonly<Record<string, bigint>>): string {
  return or.format(Object.entries(amounts).map(([currency, amountMinor]) => formatMoney({ amountMinor, currency })));
}

/** A reward without its amount, within a sentence: "the percentage when the opportunity is won". */
export function rewardName(reward: Reward): string {
  return `the ${reward.amount.type === "flat" ? "fixed reward" : "percentage"} ${triggerPhrase(reward)}`;
}

/** A reward as the partner reads it: "12 % of the amount when the opportunity is won, on hold for 30 days". */
export function rewardText(reward: Reward): string {
  const amount =
    reward.amount.type === "flat"
      ? formatMoney({ amountMinor: reward.amount.minor, currency: reward.amount.currency })
      : `${formatBasisPoints(reward.amount.basisPoints)} of the amount`;
  const parts = [
    `${amount}${kindWords[reward.kind]} ${triggerPhrase(reward)}`,
    ...conditionWords(reward).map(({ words }) => words),
  ];
  if (Object.keys(reward.capPerLead).length > 0) parts.push(`at most ${amountsText(reward.capPerLead)} per lead`);
  if (reward.holdDays > 0) parts.push(`on hold for ${reward.holdDays} days`);
  return parts.join(", ");
}
