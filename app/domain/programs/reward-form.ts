import { z } from "zod";
import { wholeNumber, wholeNumberOrNone } from "~/kernel/whole-number";
import { toDecimalText } from "~/kernel/money";
import { keysOf, leadSources, planTiers } from "./fields";
import { rewardKinds, rewardTriggers, type Reward } from "./program-rules";
import { readPayment, typedAmounts, typedList } from "./typed-form";

const most = 10_000_000;

/** How often an invoice pays. */
export const recurrences = {
  first: "The first one only",
  months: "All within some months",
  every: "Every one",
} as const;

/** A reward's row in the form, read into the form in which rules are stored. */
export const rewardForm = z
  .strictObject({
    key: z.string().max(40),
    trigger: z.enum(rewardTriggers),
    amount: z.string(),
    /** "%" or a currency's code. */
    unit: z.string(),
    kind: z.enum(rewardKinds),
    holdDays: wholeNumber(0, 730),
    recurring: z.enum(keysOf(recurrences)),
    recurringMonths: wholeNumberOrNone(1, 120),
    planTiers: z.array(z.enum(keysOf(planTiers))),
    employeesMin: wholeNumberOrNone(0, most),
    employeesMax: wholeNumberOrNone(0, most),
    partnerTiers: typedList(40),
    sources: z.array(z.enum(keysOf(leadSources))),
    volumeFrom: wholeNumberOrNone(1, most),
    volumeTo: wholeNumberOrNone(1, most),
    capPerLead: typedAmounts,
  })
  .transform((typed, ctx) => {
    const { key, trigger, kind, holdDays, capPerLead, employeesMin: min, employeesMax: max } = typed;
    const { planTiers, partnerTiers, sources, volumeFrom, volumeTo, recurringMonths } = typed;
    const amount = readPayment(typed, ctx);
    if (typed.recurring === "months" && recurringMonths === null) {
      ctx.addIssue({ code: "custom", path: ["recurringMonths"], message: "Please say for how many months." });
    }
    if (!amount) return z.NEVER;
    const employees = min === null && max === null ? null : { min, max };
    const volume = volumeFrom === null && volumeTo === null ? null : { from: volumeFrom ?? 1, to: volumeTo };
    const recurring =
      typed.recurring === "first" ? null : { months: typed.recurring === "every" ? null : recurringMonths };
    const conditions = { planTiers, employees, partnerTiers, sources, volume };
    return { key, trigger, conditions, amount, kind, holdDays, recurring, capPerLead };
  });

export type RewardForm = z.input<typeof rewardForm>;

/** Amounts by currency as rows of the form. */
export function toAmountRows(amounts: Readonly<Record<string, bigint>>) {
  return Object.entries(amounts).map(([currency, amountMinor]) => ({
    amount: toDecimalText({ amountMinor, currency }),
    currency,
  }));
}

const toText = (number: number | null | undefined) => (number === null || number === undefined ? "" : String(number));

/** A reward as the form shows it. */
export function toRewardForm(reward: Reward): RewardForm {
  const { key, trigger, kind, holdDays, amount, recurring, conditions } = reward;
  const flat = amount.type === "flat" ? { amountMinor: amount.minor, currency: amount.currency } : null;
  return {
    key,
    trigger,
    kind,
    amount: flat ? toDecimalText(flat) : String(amount.type === "percent" ? amount.basisPoints / 100 : ""),
    unit: flat?.currency ?? "%",
    holdDays: String(holdDays),
    recurring: recurring === null ? "first" : recurring.months === null ? "every" : "months",
    recurringMonths: toText(recurring?.months),
    planTiers: conditions.planTiers as RewardForm["planTiers"],
    employeesMin: toText(conditions.employees?.min),
    employeesMax: toText(conditions.employees?.max),
    partnerTiers: conditions.partnerTiers.join(", "),
    sources: conditions.sources as RewardForm["sources"],
    volumeFrom: toText(conditions.volume?.from),
    volumeTo: toText(conditions.volume?.to),
    capPerLead: toAmountRows(reward.capPerLead),
  };
}
