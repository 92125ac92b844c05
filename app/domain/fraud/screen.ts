import { disposableMail } from "./rules/disposable-mail";
import { freeMail } from "./rules/free-mail";
import { internalAccount } from "./rules/internal-account";
import { lowEngagement } from "./rules/low-engagement";
import { oneNetwork } from "./rules/one-network";
import { quickCancellation } from "./rules/quick-cancellation";
import { repeatedContact } from "./rules/repeated-contact";
import { repeatedDomain } from "./rules/repeated-domain";
import { sameCompany } from "./rules/same-company";
import { selfReferral } from "./rules/self-referral";
import type { ProgramRules } from "../programs/program-rules";
import { type Finding, type FraudCheck, type FraudFacts, type FraudRule, type Severity, severityOf } from "./types";

const checks: Record<Exclude<FraudRule, "clickBurst">, FraudCheck> = {
  selfReferral,
  sameCompany,
  internalAccount,
  disposableMail,
  freeMail,
  repeatedContact,
  repeatedDomain,
  oneNetwork,
  quickCancellation,
  lowEngagement,
};

export type Raised = Finding & { severity: Severity };

/**
 * Everything that the rules find about a lead, with what the version's policy makes of it. Pure and total.
 * @param exempt rules that do not concern the partner for now
 */
export function screenLead(
  facts: FraudFacts,
  rules: Pick<ProgramRules, "fraud" | "limits">,
  exempt: ReadonlySet<FraudRule>,
): Raised[] {
  return Object.entries(checks).flatMap(([name, check]) => {
    const rule = name as FraudRule;
    const severity = exempt.has(rule) ? null : severityOf(rule, rules);
    const found = severity && check(facts);
    return found ? [{ rule, found, severity }] : [];
  });
}
