import { screenedFor } from "../programs/fields";
import type { FraudRule, Severity } from "./types";

/** What a rule is called on the desk. */
export const fraudRuleLabels: Record<FraudRule, string> = {
  selfReferral: "Self-referral",
  ...screenedFor,
};

/** What a partner reads: what kind of question it is, never how it was found. */
export const fraudCategories: Record<FraudRule, string> = {
  selfReferral: "Relation between you and the company",
  sameCompany: "Relation between you and the company",
  internalAccount: "Relation between us and the company",
  disposableMail: "Contact details",
  freeMail: "Contact details",
  repeatedContact: "Repeated submissions",
  repeatedDomain: "Repeated submissions",
  oneNetwork: "Where sign-ups come from",
  clickBurst: "Traffic of a link",
  quickCancellation: "How the account was used",
  lowEngagement: "How the account was used",
};

export const severityLabels: Record<Severity, string> = {
  note: "Note",
  hold: "Holds money",
  block: "Blocks",
};

/** What follows from a flag, in its explanation. */
export const severityEffects: Record<Severity, string> = {
  note: "shown to reviewers",
  hold: "its money waits until somebody decides",
  block: "its money waits until somebody decides",
};

/** What a partner is told when a submission is refused. */
export const blockedSentences: Partial<Record<FraudRule, string>> = {
  selfReferral: "This company or contact is your own. The program does not take leads about yourselves.",
  sameCompany: "This is your own company. If you use the product for a client of yours, please name the client.",
  internalAccount: "This contact or company belongs to us already.",
  disposableMail: "Please give the contact's work address.",
  freeMail: "Please give the contact's work address.",
};
