import { keysOf, screenedFor } from "../programs/fields";
import type { ProgramRules } from "../programs/program-rules";

/** What is looked for (PRODUCT, Fraud and quality), in the order in which it is shown. */
export const fraudRules = ["selfReferral", ...keysOf(screenedFor)] as const;
export type FraudRule = (typeof fraudRules)[number];

/** A note is only shown, a hold stops the money of what it concerns, a block refuses a submission. */
export type Severity = "note" | "hold" | "block";

export type FlagStatus = "open" | "cleared" | "confirmed";

/** What a rule found: its sentence, for the desk. */
export type Finding = { rule: FraudRule; found: string };

/** What is known of a lead, its partner and its account. Domains are registrable, addresses in small letters. */
export type FraudFacts = {
  lead: { contactEmail: string; domain: string; companyKey: string };
  partner: {
    emails: readonly string[];
    verifiedDomain: string | null;
    websiteDomain: string | null;
    companyKey: string;
    /** What its websites and names were before. */
    formerDomains: readonly string[];
    formerKeys: readonly string[];
  };
  vendor: { emails: readonly string[]; domains: readonly string[] };
  /** The partner's other leads with the same contact or company, the rejected and withdrawn ones included. */
  others: { sameContact: number; sameDomain: number };
  /** Sign-ups of the partner from the network that the lead's visitor came from, this one included. */
  network: { range: string; signUps: number } | null;
  account: {
    firstInvoiceAt: Date | null;
    canceledAt: Date | null;
    signedUpAt: Date | null;
    activations: number;
    /** Whether a reward hangs on the account already. */
    invoices: number;
  } | null;
  now: Date;
};

/** A rule about who is who, which can be asked before there is a lead. */
export type PartyCheck = (facts: Pick<FraudFacts, "lead" | "partner">) => string | null;

/** A rule: pure, total, and silent when nothing is found. */
export type FraudCheck = (facts: FraudFacts) => string | null;

/** What a version's policy makes of a rule; null switches it off. */
export function severityOf(rule: FraudRule, rules: Pick<ProgramRules, "fraud" | "limits">): Severity | null {
  if (rule === "selfReferral")
    return { refuse: "block", review: "hold", allow: null }[rules.limits.selfReferral] as Severity | null;
  const policy = rules.fraud[rule];
  return policy === "off" ? null : policy;
}
