import type { NoticeKind } from "./words";

/** The two ways in which somebody is told something. */
export const channels = ["email", "app"] as const;
export type Channel = (typeof channels)[number];

/** Whom a category of messages is for. */
type Side = "partner" | "vendor";
type CategoryWords = { side: Side | "anyone"; label: string; about: string };

/** What nobody can switch off, and why not. */
export const fixedCategories = {
  account: {
    side: "anyone",
    label: "Your account",
    about: "Invitations, passwords, codes.",
    reason: "They keep your account yours.",
  },
  questions: {
    side: "partner",
    label: "Questions and decisions",
    about: "Questions and messages about your leads, what was decided, won and lost, and the answers to appeals.",
    reason: "Somebody waits for you, or you may object.",
  },
  participation: {
    side: "partner",
    label: "Programs and terms",
    about: "Applications, terms to accept, changes of your part in a program, recalled material.",
    reason: "They change what your team may do.",
  },
  money: {
    side: "partner",
    label: "Your money",
    about: "What you earned, what was approved, reduced and paid.",
    reason: "They are your records.",
  },
  work: {
    side: "vendor",
    label: "What waits for you",
    about: "Leads offered to you or returned, answers and messages from partners, appeals.",
    reason: "A deadline runs, or a partner waits.",
  },
} as const satisfies Record<string, CategoryWords & { reason: string }>;

/** What everybody may switch off for themselves. */
export const optionalCategories = {
  lead_progress: {
    side: "partner",
    label: "Progress of your leads",
    about: "Received, account manager assigned, contacted, qualified, opportunity opened.",
  },
  toolkit_versions: {
    side: "partner",
    label: "New versions in the toolkits",
    about: "Material of which you hold an earlier version.",
  },
  new_work: {
    side: "vendor",
    label: "New leads and applications",
    about: "Each of them as it comes in. The queue shows them, too.",
  },
  lead_ends: {
    side: "vendor",
    label: "Leads that end",
    about: "Withdrawn by the partner, expired, or attributed elsewhere.",
  },
} as const satisfies Record<string, CategoryWords>;

export type OptionalCategory = keyof typeof optionalCategories;
export type Category = keyof typeof fixedCategories | OptionalCategory;
export const optionalNames = Object.keys(optionalCategories) as OptionalCategory[];

/** Every mail by its template. */
export const mailCategories = {
  invitation: "account",
  "domain-code": "account",
  "password-reset": "account",
  "password-changed": "account",
  "lead-received": "lead_progress",
  "lead-stage": "lead_progress",
  "lead-question": "questions",
  "partner-message": "questions",
  "lead-accepted": "questions",
  "lead-rejected": "questions",
  "lead-duplicate": "questions",
  "lead-moved": "questions",
  "lead-expired": "questions",
  "lead-protection": "questions",
  "lead-won": "questions",
  "lead-lost": "questions",
  "dispute-answered": "questions",
  "lead-answered": "work",
  "lead-offered": "work",
  "offer-returned": "work",
  "lead-withdrawn": "lead_ends",
  "commission-accrued": "money",
  "commission-approved": "money",
  "commission-rejected": "money",
  "commission-reversed": "money",
  "reward-given": "money",
  "payout-paid": "money",
  "payout-returned": "money",
  "application-nomination": "participation",
  "application-received": "participation",
  "application-question": "participation",
  "application-declined": "participation",
  "enrolment-changed": "participation",
  "terms-changed": "participation",
  "toolkit-version": "toolkit_versions",
} as const satisfies Record<string, Category>;

/** Every line in the app by the name of its words. */
export const noticeCategories: Record<NoticeKind, Category> = {
  "partner.received": "lead_progress",
  "partner.owned": "lead_progress",
  "partner.takenOver": "lead_progress",
  "partner.contacted": "lead_progress",
  "partner.qualified": "lead_progress",
  "partner.opportunity": "lead_progress",
  "partner.question": "questions",
  "partner.message": "questions",
  "partner.accepted": "questions",
  "partner.rejected": "questions",
  "partner.movedAway": "questions",
  "partner.duplicate": "questions",
  "partner.expiredUnanswered": "questions",
  "partner.expiredUnprotected": "questions",
  "partner.protectionEnding": "questions",
  "partner.extended": "questions",
  "partner.notExtended": "questions",
  "partner.won": "questions",
  "partner.lost": "questions",
  "partner.appealAnswered": "questions",
  "partner.moneyAppealAnswered": "questions",
  "partner.earned": "money",
  "partner.approved": "money",
  "partner.notApproved": "money",
  "partner.reduced": "money",
  "partner.given": "money",
  "partner.paidOut": "money",
  "partner.paymentReturned": "money",
  "partner.reviewOpened": "money",
  "partner.reviewDecided": "money",
  "partner.linkReviewOpened": "participation",
  "partner.linkReviewDecided": "participation",
  "partner.newTerms": "participation",
  "partner.enrolled": "participation",
  "partner.applicationReceived": "participation",
  "partner.applicationQuestion": "participation",
  "partner.applicationDeclined": "participation",
  "partner.enrolmentSuspended": "participation",
  "partner.enrolmentReinstated": "participation",
  "partner.enrolmentEnded": "participation",
  "partner.tierGiven": "participation",
  "partner.tierTaken": "participation",
  "partner.programLive": "participation",
  "partner.programPiloting": "participation",
  "partner.programPaused": "participation",
  "partner.programEnded": "participation",
  "partner.recalled": "participation",
  "partner.newVersion": "toolkit_versions",
  "vendor.applied": "new_work",
  "vendor.newLead": "new_work",
  "vendor.applicantAnswered": "work",
  "vendor.appealed": "work",
  "vendor.answered": "work",
  "vendor.protectionEnding": "work",
  "vendor.extensionRequested": "work",
  "vendor.flagged": "work",
  "vendor.flagAnswered": "work",
  "vendor.flagEscalated": "work",
  "vendor.message": "work",
  "vendor.offered": "work",
  "vendor.declined": "work",
  "vendor.takenOver": "work",
  "vendor.lapsed": "work",
  "vendor.withdrawn": "lead_ends",
  "vendor.movedAway": "lead_ends",
  "vendor.expired": "lead_ends",
};

/** Whether anything of a category goes this way at all. */
export function hasChannel(category: Category, channel: Channel): boolean {
  const kinds: readonly Category[] = Object.values(channel === "email" ? mailCategories : noticeCategories);
  return kinds.includes(category);
}

/** Whether people may switch a category off. */
export function isOptional(category: Category): category is OptionalCategory {
  return Object.hasOwn(optionalCategories, category);
}

/** What a side may switch off, and in which channel. */
export function optionalOf(side: Side, channel: Channel): OptionalCategory[] {
  return optionalNames.filter((name) => optionalCategories[name].side === side && hasChannel(name, channel));
}

/** Whether somebody gets messages of a category: always, unless it is optional and they switched it off. */
export function isWanted(
  muted: readonly { category: string; channel: string }[],
  category: Category,
  channel: Channel,
): boolean {
  return !isOptional(category) || !muted.some((one) => one.category === category && one.channel === channel);
}
