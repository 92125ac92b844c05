import { formatCount } from "~/kernel/counted";
import { countryName } from "~/kernel/countries";
import { criterionChoices, type CriterionField, criterionFields, labelOf } from "./fields";
import type { Criterion } from "./program-rules";

const or = new Intl.ListFormat("en-US", { type: "disjunction" });

/** A range as words: "500 to 10,000", "500 or more", "up to 50". */
export function rangeText({ min, max }: { min: number | null; max: number | null }): string {
  if (min !== null && max !== null) return `${formatCount(min)} to ${formatCount(max)}`;
  return min !== null ? `${formatCount(min)} or more` : `up to ${formatCount(max ?? 0)}`;
}

/** A value that a criterion names, as words: "US" → "United States". */
export function criterionValueText(field: CriterionField, value: string): string {
  return field === "country" ? countryName(value) : labelOf(criterionChoices[field] ?? {}, value);
}

/** How far a product is in use: "1 feature in use". */
export function featuresText(count: number): string {
  return count === 1 ? "1 feature in use" : `${formatCount(count)} features in use`;
}

/** What a criterion asks for, as words: "Employees: 500 to 10,000". */
export function criterionText({ test }: Criterion): string {
  const name = criterionFields[test.field];
  if (test.field === "employees") return `${name}: ${rangeText(test)}`;
  if (test.field === "activation") return `${name}: at least ${featuresText(test.min)}`;
  // In the order in which they are offered, so that the same choices always read the same.
  const offered = Object.keys(criterionChoices[test.field] ?? {});
  const values = [...test.oneOf].sort((a, b) => offered.indexOf(a) - offered.indexOf(b));
  return `${name}: ${or.format(values.map((value) => criterionValueText(test.field, value)))}`;
}
