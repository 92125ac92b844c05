import { formatCount } from "~/kernel/counted";
import { unknownCountry } from "~/kernel/countries";
import { criterionText, criterionValueText, featuresText } from "../programs/criterion-words";
import type { Criterion, ProgramRules } from "../programs/program-rules";

/** What qualification looks at. Fields that are not known yet (a draft) are left out. */
export type FitFacts = {
  industry?: string;
  country?: string | undefined;
  planTier?: string;
  budgetStatus?: string;
  timeline?: string;
  relationship?: string;
  employeeCount?: number | undefined;
  /** How many different features of the product are activated; not known as long as no account is. */
  activations?: number | undefined;
};

type FitColumns = Record<"industry" | "country" | "planTier" | "budgetStatus" | "timeline" | "relationship", string> & {
  employeeCount: number;
};

/** What qualification reads of a lead's columns; what a link's lead does not know yet is left out (migration 0033). */
export function fitFactsOf(columns: FitColumns): FitFacts {
  const { industry, country, planTier, budgetStatus, timeline, relationship, employeeCount } = columns;
  return {
    industry,
    planTier,
    budgetStatus,
    timeline,
    relationship,
    country: country === unknownCountry ? undefined : country,
    employeeCount: employeeCount > 0 ? employeeCount : undefined,
  };
}

/** One criterion, what was found, and what follows: the sentence is the same wherever the score is explained. */
export type FitItem = {
  rule: string;
  found: string;
  effect: string;
  outcome: "met" | "missed" | "blocks" | "unknown";
};

export type Fit = { score: number; best: number; blocked: boolean; items: FitItem[] };

function findValue(criterion: Criterion, facts: FitFacts): { text: string; met: boolean } | null {
  const { test } = criterion;
  if (test.field === "employees") {
    const count = facts.employeeCount;
    if (count === undefined) return null;
    return {
      text: `${formatCount(count)} employees`,
      met: (test.min === null || count >= test.min) && (test.max === null || count <= test.max),
    };
  }
  if (test.field === "activation") {
    const { activations } = facts;
    return activations === undefined ? null : { text: featuresText(activations), met: activations >= test.min };
  }
  const value = facts[test.field];
  if (!value) return null;
  return { text: criterionValueText(test.field, value), met: test.oneOf.includes(value) };
}

function judge(criterion: Criterion, facts: FitFacts): FitItem & { points: number } {
  const rule = criterionText(criterion);
  const found = findValue(criterion, facts);
  const { weight } = criterion;
  const open = criterion.test.field === "activation" ? "the product tells it after the sign-up" : "not given yet";
  if (!found) return { rule, found: open, effect: "cannot be told yet", outcome: "unknown", points: 0 };
  if (weight === "hard") {
    return found.met
      ? { rule, found: found.text, effect: "required, and met", outcome: "met", points: 0 }
      : { rule, found: found.text, effect: "required, and not met", outcome: "blocks", points: 0 };
  }
  return found.met
    ? { rule, found: found.text, effect: `+${weight}`, outcome: "met", points: weight }
    : { rule, found: found.text, effect: `0 of ${weight}`, outcome: "missed", points: 0 };
}

/** Holds a lead against a version's qualification rules (PRODUCT, Score). Pure and total. */
export function decideFit(rules: Pick<ProgramRules, "qualification">, facts: FitFacts): Fit {
  const judged = rules.qualification.map((criterion) => judge(criterion, facts));
  return {
    score: judged.reduce((sum, item) => sum + item.points, 0),
    best: rules.qualification.reduce((sum, { weight }) => sum + (weight === "hard" ? 0 : weight), 0),
    blocked: judged.some((item) => item.outcome === "blocks"),
    items: judged.map(({ points: _points, ...item }) => item),
  };
}
