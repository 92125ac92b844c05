import { z } from "zod";

/**
 * What a published program version says (PRODUCT, Programs). Stored as JSON; amounts are minor units as digits,
 * percentages basis points, times local to the calendar's zone.
 */
const minorUnits = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt);
const currency = z.string().regex(/^[A-Z]{3}$/);

const criterion = z.strictObject({
  key: z.string(),
  /** A hard one that is missed blocks; a weighted one adds its points when it is met. */
  weight: z.union([z.literal("hard"), z.number().int().min(1).max(100)]),
  test: z.discriminatedUnion("field", [
    z.strictObject({ field: z.literal("industry"), oneOf: z.array(z.string()).min(1) }),
    z.strictObject({ field: z.literal("country"), oneOf: z.array(z.string()).min(1) }),
    z.strictObject({ field: z.literal("planTier"), oneOf: z.array(z.string()).min(1) }),
    z.strictObject({ field: z.literal("budgetStatus"), oneOf: z.array(z.string()).min(1) }),
    z.strictObject({ field: z.literal("timeline"), oneOf: z.array(z.string()).min(1) }),
    z.strictObject({ field: z.literal("relationship"), oneOf: z.array(z.string()).min(1) }),
    z.strictObject({
      field: z.literal("employees"),
      min: z.number().int().nullable(),
      max: z.number().int().nullable(),
    }),
  ]),
});

const reward = z.strictObject({
  key: z.string(),
  trigger: z.enum(["lead.accepted", "lead.qualified", "opportunity.opened", "opportunity.won"]),
  amount: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("flat"), minor: minorUnits, currency }),
    z.strictObject({ type: z.literal("percent"), basisPoints: z.number().int().min(1).max(10_000) }),
  ]),
  kind: z.literal("cash"),
  holdDays: z.number().int().min(0).max(730),
});

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const calendar = z.strictObject({
  timeZone: z.string(),
  /** ISO weekdays, Monday is 1. */
  workingDays: z.array(z.number().int().min(1).max(7)).min(1),
  from: timeOfDay,
  to: timeOfDay,
  /** Calendar dates ("2026-12-25") on which nobody works. */
  holidays: z.array(z.iso.date()),
});

export const programRules = z.strictObject({
  qualification: z.array(criterion),
  rewards: z.array(reward),
  serviceLevels: z.strictObject({
    reviewHours: z.number().int().min(1).default(16),
    assignHours: z.number().int().min(1).default(8),
    repAnswerHours: z.number().int().min(1).default(4),
    firstContactHours: z.number().int().min(1).default(8),
    /** Calendar days that a partner has for an answer. */
    partnerAnswerDays: z.number().int().min(1).default(14),
    calendar,
  }),
  protection: z.strictObject({ days: z.number().int().min(1).default(90) }),
  approval: z.strictObject({
    /** From this amount on, who accepted the lead cannot approve its commission; per currency, in minor units. */
    fourEyesFrom: z.record(currency, minorUnits),
  }),
  /** What a reviewer ticks before a decision, and what a rep ticks before "qualified". */
  checklists: z.strictObject({ review: z.array(checklistItem()), qualify: z.array(checklistItem()) }),
  /** Markdown. */
  terms: z.string(),
});

function checklistItem() {
  return z.strictObject({ key: z.string(), text: z.string() });
}

export type ProgramRules = z.output<typeof programRules>;
export type Criterion = ProgramRules["qualification"][number];
export type Reward = ProgramRules["rewards"][number];
export type BusinessCalendar = ProgramRules["serviceLevels"]["calendar"];
export type ChecklistItem = { key: string; text: string };
