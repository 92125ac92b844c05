import type { ProgramKind } from "./fields";
import type { StoredProgramRules } from "./program-rules";

const checklists: StoredProgramRules["checklists"] = {
  review: [
    { key: "company", text: "The company exists and the website is its own" },
    { key: "criteria", text: "It meets the program's criteria" },
    { key: "contact", text: "The contact works there and may be written to" },
  ],
  qualify: [
    { key: "fit", text: "Fit: size, plan and use case are confirmed" },
    { key: "need", text: "Need: they have said what they want to solve" },
    { key: "authority", text: "Authority: we talk to somebody who decides" },
    { key: "timing", text: "Timing: there is a date" },
  ],
};

const terms = [
  "## What counts",
  "",
  "A company that is not our customer yet, that you have spoken with, and that has agreed to be contacted.",
  "",
  "## What you earn",
  "",
  "What the rules of this version say. A lead keeps the version under which it was submitted.",
  "",
  "## What we ask of you",
  "",
  "Tell the truth about the company and your relationship to it, and write to nobody who has not agreed to it.",
].join("\n");

const flat = (key: string, trigger: "lead.qualified" | "trial.started", minor: string) =>
  ({ key, trigger, amount: { type: "flat", minor, currency: "USD" }, holdDays: 30 }) as const;

/** What a kind of program begins with, beside what all have in common: a start that makes sense, to be changed. */
const ownRules: Record<ProgramKind, Pick<StoredProgramRules, "eligibility" | "rewards" | "attribution">> = {
  partner: {
    eligibility: { verifiedDomain: true, completeProfile: true },
    rewards: [
      flat("qualified", "lead.qualified", "25000"),
      { key: "won", trigger: "opportunity.won", amount: { type: "percent", basisPoints: 1_000 }, holdDays: 30 },
    ],
  },
  customer: {
    eligibility: { activeCustomer: true },
    // Who is recommended signs up without anybody's help, and nobody has to look.
    attribution: { autoAcceptScore: 0 },
    // In two steps: a small thanks when the trial starts, a larger one with the first paid invoice.
    rewards: [
      { ...flat("trial", "trial.started", "5000"), kind: "service_credit", holdDays: 0 },
      { key: "first_invoice", trigger: "invoice.paid", amount: { type: "percent", basisPoints: 1_000 }, holdDays: 30 },
    ],
  },
  community: {
    attribution: { autoAcceptScore: 0 },
    eligibility: { qualificationQuestion: "How do you know our product, and whom do you talk to about it?" },
    rewards: [{ ...flat("qualified", "lead.qualified", "10000"), kind: "gift_card" }],
  },
};

/** The rules that a new program of a kind starts from. */
export function defaultRules(kind: ProgramKind): StoredProgramRules {
  return {
    qualification: [{ key: "size", weight: 30, test: { field: "employees", min: 50, max: null } }],
    ...ownRules[kind],
    serviceLevels: {
      calendar: {
        timeZone: "America/New_York",
        workingDays: [1, 2, 3, 4, 5],
        from: "09:00",
        to: "17:00",
        holidays: [],
      },
    },
    protection: {},
    approval: { fourEyesFrom: { USD: "500000" } },
    checklists,
    terms,
  };
}
