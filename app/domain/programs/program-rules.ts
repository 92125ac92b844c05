import { z } from "zod";
import { isCurrencyCode } from "~/kernel/money";
import { fraudPolicies, keysOf, type ScreenedFor } from "./fields";

/**
 * What a published program version says (PRODUCT, Programs). Stored as JSON; amounts are minor units as digits,
 * percentages basis points, times local to the calendar's zone. Every rule that came later has a default, so that
 * what was published before reads the same for ever.
 */
const minorUnits = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt);
const currency = z.string().refine(isCurrencyCode, "Unknown currency.");
const amountPerCurrency = z.record(currency, minorUnits);
const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

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
    /** How many different features the product has reported as activated; a lead without an account has none to tell. */
    z.strictObject({ field: z.literal("activation"), min: z.number().int().min(1).max(1_000) }),
  ]),
});

const range = z.strictObject({ min: z.number().int().min(0).nullable(), max: z.number().int().min(0).nullable() });

/** The milestones that a reward can hang on, in the order in which they usually happen. */
export const rewardTriggers = [
  "lead.submitted",
  "lead.accepted",
  "lead.qualified",
  "opportunity.opened",
  "opportunity.won",
  "account.created",
  "trial.started",
  "feature.activated",
  "invoice.paid",
] as const;

/** Orders rewards, or what is like them, by when their milestones usually happen. */
export function byMilestone(a: { trigger: RewardTrigger }, b: { trigger: RewardTrigger }): number {
  return rewardTriggers.indexOf(a.trigger) - rewardTriggers.indexOf(b.trigger);
}

/** What a reward is given as; only cash goes through the ledger and a payout, the others are fulfilled. */
export const rewardKinds = ["cash", "service_credit", "month_extension", "gift_card"] as const;

/** All of them must hold; an empty list and null ask for nothing. */
const conditions = z.strictObject({
  planTiers: z.array(z.string()).default([]),
  employees: range.nullable().default(null),
  partnerTiers: z.array(z.string()).default([]),
  sources: z.array(z.string()).default([]),
  /** Which of the partner's milestones of this kind in the calendar year: the 1st has number 1. */
  volume: z
    .strictObject({ from: z.number().int().min(1), to: z.number().int().min(1).nullable() })
    .nullable()
    .default(null),
});

const reward = z.strictObject({
  key,
  trigger: z.enum(rewardTriggers),
  conditions: conditions.prefault({}),
  amount: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("flat"), minor: minorUnits, currency }),
    z.strictObject({ type: z.literal("percent"), basisPoints: z.number().int().min(1).max(10_000) }),
  ]),
  kind: z.enum(rewardKinds).default("cash"),
  holdDays: z.number().int().min(0).max(730),
  /** For invoices: null pays for the first one only; otherwise for all within so many months from the first. */
  recurring: z
    .strictObject({ months: z.number().int().min(1).max(120).nullable() })
    .nullable()
    .default(null),
  /** At most this much from one lead, over all of the reward's payments; in the currency of the milestone. */
  capPerLead: amountPerCurrency.default({}),
});

const limits = z.strictObject({
  /** Rewards that a partner can earn in a calendar month of the program's zone, by when the milestone happened. */
  rewardsPerMonth: z.number().int().min(1).nullable().default(null),
  amountPerMonth: amountPerCurrency.default({}),
  /** Of several leads that are the same company, the earliest milestone of a kind earns. */
  oncePerAccountAndTrigger: z.boolean().default(true),
  selfReferral: z.enum(["refuse", "review", "allow"]).default("refuse"),
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

const eligibility = z.strictObject({
  verifiedDomain: z.boolean().default(false),
  completeProfile: z.boolean().default(false),
  /** For customer programs: billing shows that they pay for the product now, or the vendor has confirmed it. */
  activeCustomer: z.boolean().default(false),
  /** For community programs: a question that a member answers once; empty asks nothing. */
  qualificationQuestion: z.string().max(500).default(""),
  tiers: z.array(z.string()).default([]),
});

/** Days within which a sign-up follows a click, unless a version says otherwise. */
export const usualWindowDays = 90;

const attribution = z.strictObject({
  windowDays: z.number().int().min(1).max(730).default(usualWindowDays),
  touch: z.enum(["first", "last"]).default("last"),
  portalOutranksLink: z.boolean().default(true),
  /** A lead that came through a link is accepted by itself from this score on, unless a flag is open; null: never. */
  autoAcceptScore: z.number().int().min(0).max(1000).nullable().default(null),
});

/** Self-referral has its own policy among the limits. */
const policy = (usual: keyof typeof fraudPolicies) => z.enum(keysOf(fraudPolicies)).default(usual);

const fraud = z.strictObject({
  sameCompany: policy("hold"),
  internalAccount: policy("block"),
  disposableMail: policy("hold"),
  freeMail: policy("note"),
  repeatedContact: policy("note"),
  repeatedDomain: policy("note"),
  oneNetwork: policy("hold"),
  clickBurst: policy("note"),
  quickCancellation: policy("hold"),
  lowEngagement: policy("note"),
} satisfies Record<ScreenedFor, z.ZodType>);

function checklistItem() {
  return z.strictObject({ key: z.string(), text: z.string() });
}

export const programRules = z.strictObject({
  qualification: z.array(criterion),
  eligibility: eligibility.prefault({}),
  rewards: z.array(reward),
  limits: limits.prefault({}),
  attribution: attribution.prefault({}),
  fraud: fraud.prefault({}),
  serviceLevels: z.strictObject({
    reviewHours: z.number().int().min(1).default(16),
    assignHours: z.number().int().min(1).default(8),
    repAnswerHours: z.number().int().min(1).default(4),
    firstContactHours: z.number().int().min(1).default(8),
    /** Business hours within which a dispute is answered. */
    disputeHours: z.number().int().min(1).default(40),
    /** Calendar days that a partner has for an answer. */
    partnerAnswerDays: z.number().int().min(1).default(14),
    calendar,
  }),
  protection: z.strictObject({
    days: z.number().int().min(1).default(90),
    /** Days before the end on which the partner is reminded. */
    reminderDays: z.array(z.number().int().min(1).max(365)).default([14, 3]),
    /** Days by which a partner's request extends it; 0 offers none. */
    extensionDays: z.number().int().min(0).max(365).default(30),
  }),
  approval: z.strictObject({
    /** Up to this amount a commission is approved by itself when its hold ends; per currency, in minor units. */
    autoApproveUpTo: amountPerCurrency.default({}),
    /**
     * From this amount on finance approves, and not whoever accepted the lead; per currency, in minor units. In a
     * currency that is not named, from the first unit on.
     */
    fourEyesFrom: amountPerCurrency,
  }),
  clawback: z
    .strictObject({
      /** Days after its payment within which a refund or a cancellation takes a reward back; before it, always. */
      days: z.number().int().min(0).max(730).default(60),
    })
    .prefault({}),
  disputes: z
    .strictObject({
      /** Days after a decision within which a partner may appeal. */
      appealDays: z.number().int().min(1).max(365).default(30),
    })
    .prefault({}),
  /** What a reviewer ticks before a decision, and what a rep ticks before "qualified". */
  checklists: z.strictObject({ review: z.array(checklistItem()), qualify: z.array(checklistItem()) }),
  /** Markdown. */
  terms: z.string(),
});

/** The stored form: amounts as digits, ready for JSON. */
export type StoredProgramRules = z.input<typeof programRules>;
export type ProgramRules = z.output<typeof programRules>;
export type Criterion = ProgramRules["qualification"][number];
export type Reward = ProgramRules["rewards"][number];
export type RewardKind = Reward["kind"];
export type RewardTrigger = Reward["trigger"];
export type BusinessCalendar = ProgramRules["serviceLevels"]["calendar"];
export type ChecklistItem = { key: string; text: string };
