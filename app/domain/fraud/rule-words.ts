import { screenedFor } from "../programs/fields";
import type { FlagStatus, FraudRule, Severity } from "./types";

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

/** Whether a partner hears of a flag on its lead: a note is the reviewers' own, unless it costs the lead its rewards. */
export function isToldToPartner(flag: { severity: Severity; status: FlagStatus }): boolean {
  return flag.severity !== "note" || flag.status === "confirmed";
}

/** What a partner is told when a submission is refused. */
export const blockedSentences: Partial<Record<FraudRule, string>> = {
  selfReferral: "This company or contact is your own. The program does not take leads about yourselves.",
  sameCompany: "This is your own company. If you use the product for a client of yours, please name the client.",
  internalAccount: "This contact or company belongs to us already.",
  disposableMail: "Please give the contact's work address.",
  freeMail: "Please give the contact's work address.",
};
