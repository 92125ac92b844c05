import { day } from "~/kernel/time";
import type { ChecklistItem } from "../programs/program-rules";

export type ReviewChoice = "accepted" | "rejected" | "duplicate";

/**
 * Whether a decision may be recorded. Accepting needs every point of the fit checklist; the other two need a look
 * at it, not its points (PRODUCT: "fit checklist filled").
 */
export function decideReview(facts: {
  choice: ReviewChoice;
  checklist: readonly ChecklistItem[];
  ticked: readonly string[];
}): { ok: true; filled: { key: string; text: string; met: boolean }[] } | { ok: false; why: string } {
  const filled = facts.checklist.map(({ key, text }) => ({ key, text, met: facts.ticked.includes(key) }));
  const open = filled.filter((item) => !item.met);
  if (facts.choice === "accepted" && open.length > 0) {
    return {
      ok: false,
      why: `Please confirm every point before accepting. Still open: ${open.map((item) => item.text).join("; ")}.`,
    };
  }
  return { ok: true, filled };
}

type CompanyFacts = { domain: string; companyKey: string; contactEmail: string };

export type SimilarityFacts = CompanyFacts & {
  productLine: string;
  partnerId: string;
};

export type Similarity = {
  /** The strongest class that applies (PRODUCT, Duplicates). */
  kind: "own_claim" | "open_claim" | "existing_customer" | "open_opportunity" | "recently_rejected" | "similar";
  label: string;
  /** What the two have in common, as words. */
  because: string[];
};

/** Whether two leads touch the same company by domain, contact or name: such a pair stands side by side in a review. */
export function isSimilar(lead: CompanyFacts, other: CompanyFacts): boolean {
  return (
    other.domain === lead.domain || other.contactEmail === lead.contactEmail || other.companyKey === lead.companyKey
  );
}

const recentDays = 180;

/** How another lead relates to the one under review. Pure; the reviewer sees the sentence, the partner never does. */
export function classifySimilar(
  lead: SimilarityFacts,
  other: SimilarityFacts & { status: string; stage: string | null; claim: string; changedAt: Date },
  now: Date,
): Similarity {
  const because: string[] = [];
  if (other.domain === lead.domain) because.push(`same domain ${lead.domain}`);
  if (other.contactEmail === lead.contactEmail) because.push("same contact");
  if (other.companyKey === lead.companyKey) because.push("same company name");
  if (other.productLine !== lead.productLine) because.push("other product line");
  const sameCompany = other.domain === lead.domain;
  const days = (now.getTime() - other.changedAt.getTime()) / day;
  const as = (kind: Similarity["kind"], label: string): Similarity => ({ kind, label, because });

  if (sameCompany && other.stage === "won") return as("existing_customer", "Existing customer");
  if (sameCompany && other.stage === "opportunity") return as("open_opportunity", "Open opportunity");
  if (sameCompany && other.claim !== "released") {
    return other.partnerId === lead.partnerId
      ? as("own_claim", "The partner's own earlier claim")
      : as("open_claim", other.claim === "holds" ? "Holds the claim" : "Waits for the claim");
  }
  if (sameCompany && other.status === "rejected" && days <= recentDays)
    return as("recently_rejected", "Recently rejected");
  return as("similar", "Similar");
}

export type AutoAcceptFacts = {
  source: string;
  score: number;
  /** A required criterion is known not to be met. */
  blocked: boolean;
  /** The version's score; null accepts nothing by itself. */
  from: number | null;
  /** A flag on it waits for a decision, or was confirmed: nothing would ever be paid for it. */
  flagged: boolean;
};

/** Whether a lead is accepted without a reviewer (PRODUCT, Attribution): only one that came through a link. */
export function decideAutoAccept({ source, score, blocked, from, flagged }: AutoAcceptFacts): boolean {
  return source === "link" && from !== null && score >= from && !blocked && !flagged;
}
