import { isTimeZone } from "~/kernel/time";
import type { Criterion, ProgramRules, Reward } from "./program-rules";

/** A reason why rules cannot be published, at the field of the rules that it is about ("rewards.1.amount"). */
export type RuleProblem = { field: string; message: string };

/** Those milestones whose fact carries an amount that a percentage can be taken of. */
const withAmount: readonly string[] = ["opportunity.opened", "opportunity.won", "invoice.paid"];

type Range = { min: number | null; max: number | null };

/** An open end reaches as far as can be. */
function rangesMeet(a: Range, b: Range): boolean {
  return (a.min ?? 0) <= (b.max ?? Infinity) && (b.min ?? 0) <= (a.max ?? Infinity);
}

/** An empty list asks for nothing, so everything is in it. */
function listsMeet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((value) => b.includes(value));
}

const everyone: Range = { min: null, max: null };

/** Whether one milestone of one lead could earn both. */
function canBothPay(a: Reward, b: Reward): boolean {
  if (a.trigger !== b.trigger || a.kind !== b.kind) return false;
  const [one, other] = [a.conditions, b.conditions];
  const volume = ({ volume: given }: Reward["conditions"]) => (given ? { min: given.from, max: given.to } : everyone);
  return (
    listsMeet(one.planTiers, other.planTiers) &&
    listsMeet(one.partnerTiers, other.partnerTiers) &&
    listsMeet(one.sources, other.sources) &&
    rangesMeet(one.employees ?? everyone, other.employees ?? everyone) &&
    rangesMeet(volume(one), volume(other))
  );
}

/** Whether one company could meet both. */
function canBothHold({ test: a }: Criterion, { test: b }: Criterion): boolean {
  if (a.field === "employees" || b.field === "employees") {
    return a.field !== "employees" || b.field !== "employees" || rangesMeet(a, b);
  }
  // However many features two of them ask for, the more are enough for both.
  if (a.field === "activation" || b.field === "activation") return true;
  return a.field !== b.field || listsMeet(a.oneOf, b.oneOf);
}

const isBackwards = ({ min, max }: Range) => min !== null && max !== null && min > max;

/** Every pair of a list once, with their places. */
function pairsOf<Item>(items: readonly Item[]): [Item, Item, number, number][] {
  return items.flatMap((one, i) =>
    items.slice(0, i).map((earlier, j): [Item, Item, number, number] => [earlier, one, j, i]),
  );
}

function checkCriteria(criteria: readonly Criterion[]): RuleProblem[] {
  const problems = criteria.flatMap(({ test }, i): RuleProblem[] => {
    if (test.field !== "employees") return [];
    const field = `qualification.${i}.max`;
    if (test.min === null && test.max === null) return [{ field, message: "Please give at least one of the two." }];
    return isBackwards(test) ? [{ field, message: "The most is less than the least." }] : [];
  });
  for (const [earlier, one, j, i] of pairsOf(criteria)) {
    const field = `qualification.${i}.weight`;
    if (earlier.key === one.key) problems.push({ field, message: `Has the same key as criterion ${j + 1}.` });
    if (canBothHold(earlier, one)) continue;
    if (earlier.weight === "hard" && one.weight === "hard") {
      problems.push({ field, message: `No company can meet this and criterion ${j + 1}: nothing would ever qualify.` });
    } else if (earlier.weight === "hard" || one.weight === "hard") {
      const message = `Contradicts criterion ${j + 1}: whoever meets the required one can never earn these points.`;
      problems.push({ field, message });
    }
  }
  return problems;
}

function checkReward(reward: Reward, i: number): RuleProblem[] {
  const at = (name: string) => `rewards.${i}.${name}`;
  const { amount, conditions, recurring, trigger } = reward;
  const { employees, volume } = conditions;
  const problems: RuleProblem[] = [];
  if (recurring && trigger !== "invoice.paid") {
    problems.push({ field: at("recurring"), message: "Only paid invoices come again and again." });
  }
  if (amount.type === "percent" && !withAmount.includes(trigger)) {
    const message = "This milestone carries no amount to take a percentage of. Please give a flat amount.";
    problems.push({ field: at("amount"), message });
  }
  if (amount.type === "flat" && (reward.capPerLead[amount.currency] ?? amount.minor) < amount.minor) {
    problems.push({ field: at("capPerLead"), message: "Less than one payment: it could never be paid in full." });
  }
  if (employees && isBackwards(employees)) {
    problems.push({ field: at("employeesMax"), message: "The most is less than the least." });
  }
  if (volume && volume.to !== null && volume.from > volume.to) {
    problems.push({ field: at("volumeTo"), message: "Ends before it starts." });
  }
  return problems;
}

function checkRewards(rewards: readonly Reward[]): RuleProblem[] {
  const problems = rewards.flatMap(checkReward);
  for (const [earlier, one, j, i] of pairsOf(rewards)) {
    const field = `rewards.${i}.trigger`;
    if (earlier.key === one.key) problems.push({ field, message: `Has the same key as reward ${j + 1}.` });
    if (!canBothPay(earlier, one)) continue;
    const message = `Reward ${j + 1} pays for the same milestone too, and both could apply. Separate them by plan, size, tier, source or volume.`;
    problems.push({ field, message });
  }
  return problems;
}

function checkMoney({ approval, limits, rewards }: ProgramRules): RuleProblem[] {
  const problems: RuleProblem[] = [];
  for (const [currency, ceiling] of Object.entries(approval.autoApproveUpTo)) {
    const threshold = approval.fourEyesFrom[currency];
    if (threshold === undefined || ceiling < threshold) continue;
    const message = `In ${currency} a reward would be approved by itself where two people have to look at it.`;
    problems.push({ field: "approval.autoApproveUpTo", message });
  }
  for (const { amount } of rewards) {
    if (amount.type !== "flat" || (limits.amountPerMonth[amount.currency] ?? amount.minor) >= amount.minor) continue;
    const message = `In ${amount.currency} less than a single reward: it could never be paid in full.`;
    problems.push({ field: "limits.amountPerMonth", message });
  }
  return problems;
}

function checkTime({ serviceLevels, protection }: ProgramRules): RuleProblem[] {
  const { calendar } = serviceLevels;
  const problems: RuleProblem[] = [];
  if (calendar.from >= calendar.to) {
    problems.push({ field: "serviceLevels.calendar.to", message: "The working day ends before it starts." });
  }
  if (!isTimeZone(calendar.timeZone)) {
    problems.push({ field: "serviceLevels.calendar.timeZone", message: "This time zone is not known." });
  }
  if (protection.reminderDays.some((days) => days >= protection.days)) {
    problems.push({ field: "protection.reminderDays", message: "A reminder has to come before the protection ends." });
  }
  return problems;
}

function checkChecklists({ checklists }: ProgramRules): RuleProblem[] {
  return (["review", "qualify"] as const).flatMap((name) =>
    pairsOf(checklists[name])
      .filter(([earlier, one]) => earlier.key === one.key)
      .map(([, , j, i]) => ({ field: `checklists.${name}.${i}.text`, message: `Has the same key as item ${j + 1}.` })),
  );
}

/** What contradicts itself in rules that can be read; an empty list means that they can be published. Pure and total. */
export function decidePublishable(rules: ProgramRules): RuleProblem[] {
  return [
    ...checkCriteria(rules.qualification),
    ...checkRewards(rules.rewards),
    ...checkMoney(rules),
    ...checkTime(rules),
    ...checkChecklists(rules),
    ...(rules.terms.trim() === ""
      ? [{ field: "terms", message: "Partners have to accept terms: please write them." }]
      : []),
  ];
}
