import type { ProgramRules } from "../programs/program-rules";

/** What an organisation's profile is made of, as far as completeness asks for it. */
export type ProfileFacts = { website: string; size: string; industries: readonly string[]; hasContact: boolean };

/** What a complete profile still needs, as words for a list; empty when it is complete. */
export function profileGaps(profile: ProfileFacts): string[] {
  const parts: [boolean, string][] = [
    [profile.website !== "", "a website"],
    [profile.size !== "", "how many people work there"],
    [profile.industries.length > 0, "the industries that you serve"],
    [profile.hasContact, "a contact person"],
  ];
  return parts.flatMap(([given, words]) => (given ? [] : [words]));
}

/** The steps to the first lead, in the order in which they are taken. */
export const stepNames = ["profile", "domain", "customer", "question", "tier", "terms"] as const;
export type StepName = (typeof stepNames)[number];

/** One step: whether it is done, and the sentence that a partner reads as long as it is not. */
export type Step = {
  name: StepName;
  title: string;
  done: boolean;
  /** What is missing, or what was found. */
  text: string;
  /** Whose turn it is; the partner can only wait for the vendor. */
  who: "partner" | "vendor";
};

export type EligibilityFacts = {
  rules: ProgramRules["eligibility"];
  profile: ProfileFacts;
  domainVerified: boolean;
  /** Whether billing shows that it pays for the product, or a partner manager has said so. */
  customer: "pays" | "confirmed" | "unknown";
  answered: boolean;
  tier: string | null;
  /** Whether the version in force is accepted, or an older one was. */
  terms: "accepted" | "changed" | "never";
};

const list = new Intl.ListFormat("en-US", { type: "conjunction" });
const choice = new Intl.ListFormat("en-US", { type: "disjunction" });

const termsText = {
  accepted: "The terms in force are accepted.",
  changed: "The program's terms have changed. An admin of your organisation has to accept them first.",
  never: "An admin of your organisation has to accept the program's terms.",
};

const customerText = {
  pays: "Your organisation is an active customer: it pays for the product.",
  confirmed: "You are confirmed as an active customer.",
  unknown:
    "Billing shows no paid invoice of an account at your verified domain. A partner manager can confirm that your organisation is an active customer.",
};

/** The steps that a version asks of a partner (PRODUCT, eligibility), each with where it stands. Pure and total. */
export function eligibilitySteps(facts: EligibilityFacts): Step[] {
  const { rules } = facts;
  const gaps = profileGaps(facts.profile);
  const tierFits = facts.tier !== null && rules.tiers.includes(facts.tier);
  const steps: (Step & { asked: boolean })[] = [
    {
      name: "profile",
      title: "Complete the profile",
      asked: rules.completeProfile,
      done: gaps.length === 0,
      text: gaps.length === 0 ? "The profile is complete." : `The profile still needs ${list.format(gaps)}.`,
      who: "partner",
    },
    {
      name: "domain",
      title: "Verify the domain",
      asked: rules.verifiedDomain,
      done: facts.domainVerified,
      text: facts.domainVerified
        ? "The domain is verified."
        : "Your organisation has to prove that its domain is its own.",
      who: "partner",
    },
    {
      name: "customer",
      title: "Be an active customer",
      asked: rules.activeCustomer,
      done: facts.customer !== "unknown",
      text: customerText[facts.customer],
      who: "vendor",
    },
    {
      name: "question",
      title: "Answer one question",
      asked: rules.qualificationQuestion !== "",
      done: facts.answered,
      text: facts.answered ? "The question is answered." : `One question is open: “${rules.qualificationQuestion}”`,
      who: "partner",
    },
    {
      name: "tier",
      title: "Reach the tier",
      asked: rules.tiers.length > 0,
      done: tierFits,
      text: tierFits
        ? `Your organisation has the tier ${facts.tier}.`
        : `This program is for the tier ${choice.format(rules.tiers)}. Your partner manager gives it.`,
      who: "vendor",
    },
    {
      name: "terms",
      title: "Accept the terms",
      asked: true,
      done: facts.terms === "accepted",
      text: termsText[facts.terms],
      who: "partner",
    },
  ];
  return steps.filter(({ asked }) => asked).map(({ asked: _asked, ...step }) => step);
}

export type SimilarFacts = { companyKey: string; domain: string | null; email: string };

/** What an applicant and somebody known have in common, as words for the reviewer; empty when nothing. */
export function inCommon(
  applicant: SimilarFacts,
  other: { companyKey: string; domains: readonly string[]; emails: readonly string[] },
): string[] {
  const found: string[] = [];
  if (applicant.domain && other.domains.includes(applicant.domain)) found.push(`same domain ${applicant.domain}`);
  if (applicant.companyKey === other.companyKey) found.push("same name");
  if (other.emails.includes(applicant.email)) found.push("same contact");
  return found;
}
