import { z } from "zod";
import { wholeNumber, wholeNumberOrNone } from "~/kernel/whole-number";
import { type FormErrors, type FormValues, friendlyMessage } from "~/kernel/parse-form";
import { readForm } from "~/kernel/read-form";
import { isTimeZone } from "~/kernel/time";
import { criterionForm, toCriterionForm } from "./criterion-form";
import { fraudPolicies, keysOf, type ScreenedFor, screenedFor, selfReferralPolicies, weekdays } from "./fields";
import { type ProgramRules, programRules } from "./program-rules";
import { rewardForm, toAmountRows, toRewardForm } from "./reward-form";
import { decidePublishable } from "./rules";
import { typedAmounts, typedList, typedText } from "./typed-form";

const hours = wholeNumber(1, 1_000);
const days = wholeNumber(0, 730);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Please give a time of day, such as 09:00.");
const reminderDays = typedList(4).transform((texts, ctx) => {
  const numbers = texts.map((text) => (/^\d{1,3}$/.test(text) ? Number(text) : 0));
  if (numbers.length <= 6 && numbers.every((number) => number >= 1 && number <= 365)) return numbers;
  ctx.addIssue({ code: "custom", message: "Up to six numbers of days, separated by commas, such as 14, 3." });
  return z.NEVER;
});

/** Dates, a row each; an empty row is not there. */
const holidays = z.array(z.strictObject({ date: z.string() })).transform((rows, ctx) => {
  for (const [row, { date }] of rows.entries()) {
    if (date === "" || z.iso.date().safeParse(date).success) continue;
    ctx.addIssue({ code: "custom", path: [row, "date"], message: "This is no date. Please write it as 2026-12-25." });
  }
  return [...new Set(rows.map(({ date }) => date).filter(Boolean))];
});
/** What is ticked, an item each; an empty item is not there. */
const checklist = z
  .array(z.strictObject({ key: z.string().max(40), text: typedText(200) }))
  .transform((items) => items.filter(({ text }) => text !== ""));

const policy = z.enum(keysOf(fraudPolicies));
const policies = Object.fromEntries(keysOf(screenedFor).map((name) => [name, policy])) as Record<
  ScreenedFor,
  typeof policy
>;

/**
 * A version's rules as their form holds them: the same names, everything as text. Read, it gives the form in which rules
 * are stored; amounts in minor units as digits, percentages in basis points.
 */
export const rulesForm = z.strictObject({
  qualification: z.array(criterionForm).max(50),
  eligibility: z.strictObject({
    verifiedDomain: z.boolean(),
    completeProfile: z.boolean(),
    activeCustomer: z.boolean(),
    qualificationQuestion: typedText(500),
    tiers: typedList(40),
  }),
  rewards: z.array(rewardForm).max(50),
  limits: z.strictObject({
    rewardsPerMonth: wholeNumberOrNone(1, 100_000),
    amountPerMonth: typedAmounts,
    oncePerAccountAndTrigger: z.boolean(),
    selfReferral: z.enum(keysOf(selfReferralPolicies)),
  }),
  attribution: z.strictObject({
    windowDays: wholeNumber(1, 730),
    touch: z.enum(["first", "last"]),
    portalOutranksLink: z.boolean(),
    autoAcceptScore: wholeNumberOrNone(0, 1_000),
  }),
  fraud: z.strictObject(policies),
  serviceLevels: z.strictObject({
    reviewHours: hours,
    assignHours: hours,
    repAnswerHours: hours,
    firstContactHours: hours,
    disputeHours: hours,
    partnerAnswerDays: wholeNumber(1, 365),
    calendar: z.strictObject({
      timeZone: z.string().refine(isTimeZone, "Choose a time zone from the list."),
      workingDays: z
        .array(z.enum(keysOf(weekdays)))
        .min(1)
        .transform((chosen) => chosen.map(Number)),
      from: timeOfDay,
      to: timeOfDay,
      holidays,
    }),
  }),
  protection: z.strictObject({ days: wholeNumber(1, 3_650), reminderDays, extensionDays: wholeNumber(0, 365) }),
  approval: z.strictObject({ autoApproveUpTo: typedAmounts, fourEyesFrom: typedAmounts }),
  clawback: z.strictObject({ days }),
  disputes: z.strictObject({ appealDays: wholeNumber(1, 365) }),
  checklists: z.strictObject({ review: checklist, qualify: checklist }),
  terms: typedText(20_000),
});

/** The same fields as a schema's, each as it was typed and never refused: half a draft is a draft. */
function asTyped(schema: z.ZodType): z.ZodType {
  const { type, ...parts } = schema.def as unknown as {
    type: string;
    in: z.ZodType;
    shape: Record<string, z.ZodType>;
    element: z.ZodType;
  };
  if (type === "pipe") return asTyped(parts.in);
  if (type === "object") {
    return z.strictObject(Object.fromEntries(Object.entries(parts.shape).map(([key, part]) => [key, asTyped(part)])));
  }
  if (type === "array") return z.array(asTyped(parts.element)).max(200);
  return type === "boolean" ? z.boolean() : z.string().max(30_000).default("");
}

/** What is typed into the form. */
export type RulesForm = z.input<typeof rulesForm>;

/** The form as it was typed: fields that are not asked for are empty. */
export const typedRules = asTyped(rulesForm) as z.ZodObject;

/** Rules as the form shows them. */
export function toRulesForm(rules: ProgramRules): RulesForm {
  const { eligibility, limits, attribution, fraud, serviceLevels, protection, approval, clawback, disputes } = rules;
  const { calendar, ...levels } = serviceLevels;
  return {
    qualification: rules.qualification.map(toCriterionForm),
    eligibility: { ...eligibility, tiers: eligibility.tiers.join(", ") },
    rewards: rules.rewards.map(toRewardForm),
    limits: {
      ...limits,
      rewardsPerMonth: limits.rewardsPerMonth === null ? "" : String(limits.rewardsPerMonth),
      amountPerMonth: toAmountRows(limits.amountPerMonth),
    },
    attribution: {
      ...attribution,
      windowDays: String(attribution.windowDays),
      autoAcceptScore: attribution.autoAcceptScore === null ? "" : String(attribution.autoAcceptScore),
    },
    fraud,
    serviceLevels: {
      reviewHours: String(levels.reviewHours),
      assignHours: String(levels.assignHours),
      repAnswerHours: String(levels.repAnswerHours),
      firstContactHours: String(levels.firstContactHours),
      disputeHours: String(levels.disputeHours),
      partnerAnswerDays: String(levels.partnerAnswerDays),
      calendar: {
        ...calendar,
        workingDays: calendar.workingDays.map(String) as RulesForm["serviceLevels"]["calendar"]["workingDays"],
        holidays: calendar.holidays.map((date) => ({ date })),
      },
    },
    protection: {
      days: String(protection.days),
      reminderDays: protection.reminderDays.join(", "),
      extensionDays: String(protection.extensionDays),
    },
    approval: {
      autoApproveUpTo: toAmountRows(approval.autoApproveUpTo),
      fourEyesFrom: toAmountRows(approval.fourEyesFrom),
    },
    clawback: { days: String(clawback.days) },
    disputes: { appealDays: String(disputes.appealDays) },
    checklists: rules.checklists,
    terms: rules.terms,
  };
}

/** What was made of a form: the rules, or what stands in their way; and the parts that can be read already. */
export type RulesReading = { rules: ProgramRules | null; problems: FormErrors; readable: Partial<ProgramRules> };

function collect(problems: FormErrors, field: string, message: string): void {
  problems[field] = [...(problems[field] ?? []), message];
}

/** Reads what was typed. Pure and total: half a form gives its problems by field, and the parts that make sense. */
export function readRulesForm(typed: unknown): RulesReading {
  const problems: FormErrors = {};
  const whole = rulesForm.safeParse(typed, { error: friendlyMessage });
  if (whole.success) {
    const rules = programRules.parse(whole.data);
    for (const { field, message } of decidePublishable(rules)) collect(problems, field, message);
    return { rules: Object.keys(problems).length === 0 ? rules : null, problems, readable: rules };
  }
  for (const { path, message } of whole.error.issues) collect(problems, path.join("."), message);
  return { rules: null, problems, readable: readParts((typed ?? {}) as Record<string, unknown>) };
}

/** Reads a form as it stands in the browser, the same way as the server reads it when it is saved. */
export function readRulesFormData(formData: FormData): RulesReading {
  const { input } = readForm(typedRules, formData);
  return readRulesForm(typedRules.safeParse(input).data ?? input);
}

/** The parts that can be read by themselves; of lists the rows that can. */
function readParts(typed: Record<string, unknown>): Partial<ProgramRules> {
  const readable: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(rulesForm.shape)) {
    const part = typed[name];
    const stored = programRules.shape[name as keyof ProgramRules];
    if (name === "qualification" || name === "rewards") {
      const row = name === "rewards" ? rewardForm : criterionForm;
      const rows = Array.isArray(part) ? part.map((one) => row.safeParse(one)) : [];
      const sound = rows.flatMap((read) => (read.success ? [read.data] : []));
      // Rows of which none makes sense yet are not the same as no rows.
      if (sound.length > 0 || rows.length === 0) readable[name] = stored.parse(sound);
    } else {
      const read = schema.safeParse(part);
      if (read.success) readable[name] = stored.parse(read.data);
    }
  }
  return readable;
}

/** What was typed, by the names of the fields ("rewards.0.amount"), for a form to start with. */
export function toFormValues(typed: unknown, prefix = ""): FormValues {
  const values: FormValues = {};
  for (const [key, value] of Object.entries((typed ?? {}) as Record<string, unknown>)) {
    const name = prefix + key;
    if (typeof value === "string") values[name] = value;
    else if (value === true) values[name] = "on";
    else if (Array.isArray(value) && value.every((item) => typeof item === "string")) values[name] = value;
    else if (typeof value === "object") Object.assign(values, toFormValues(value, `${name}.`));
  }
  return values;
}
