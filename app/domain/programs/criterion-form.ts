import { z } from "zod";
import { wholeNumberOrNone } from "~/kernel/whole-number";
import { countryName, findCountry } from "~/kernel/countries";
import { criterionChoices, criterionFields, keysOf } from "./fields";
import type { Criterion } from "./program-rules";

const mostFeatures = 1_000;

/** A criterion's row in the form. Which of `oneOf`, `countries` and the range is asked depends on its field. */
export const criterionForm = z
  .strictObject({
    key: z.string().max(40),
    field: z.enum(keysOf(criterionFields)),
    weight: z.enum(["hard", "points"]),
    points: wholeNumberOrNone(1, 100),
    oneOf: z.array(z.string().max(60)),
    /** Names or codes, separated by commas or lines. */
    countries: z.string(),
    min: wholeNumberOrNone(0, 10_000_000),
    max: wholeNumberOrNone(0, 10_000_000),
  })
  .transform((typed, ctx) => {
    const { key, field, points, min, max } = typed;
    const missing = typed.weight === "points" && points === null;
    if (missing) ctx.addIssue({ code: "custom", path: ["points"], message: "Please say how many points, 1 to 100." });
    const weight = typed.weight === "hard" ? ("hard" as const) : (points ?? 1);
    if (field === "employees") return { key, weight, test: { field, min, max } };
    if (field === "activation") {
      if (min !== null && min >= 1 && min <= mostFeatures) return { key, weight, test: { field, min } };
      ctx.addIssue({ code: "custom", path: ["min"], message: "Please say how many features, 1 to 1,000." });
      return z.NEVER;
    }
    const oneOf = field === "country" ? readCountries(typed.countries, ctx) : readChoices(typed.oneOf, field, ctx);
    return oneOf ? { key, weight, test: { field, oneOf } } : z.NEVER;
  });

export type CriterionForm = z.input<typeof criterionForm>;

function readCountries(text: string, ctx: z.RefinementCtx): string[] | null {
  const names = text.split(/[,\n]/).map((name) => name.trim());
  const codes = names.filter(Boolean).map((name) => findCountry(name));
  const at = codes.indexOf(null);
  if (at < 0 && codes.length > 0) return [...new Set(codes as string[])];
  const message =
    at < 0
      ? "Please name at least one country."
      : `Number ${at + 1} is no country that we know. Give English names or two-letter codes, separated by commas.`;
  ctx.addIssue({ code: "custom", path: ["countries"], message });
  return null;
}

function readChoices(chosen: readonly string[], field: Criterion["test"]["field"], ctx: z.RefinementCtx) {
  const known = [...new Set(chosen)].filter((value) => Object.hasOwn(criterionChoices[field] ?? {}, value));
  if (known.length > 0) return known;
  ctx.addIssue({ code: "custom", path: ["oneOf"], message: "Please choose at least one." });
  return null;
}

/** A criterion as the form shows it. */
export function toCriterionForm({ key, weight, test }: Criterion): CriterionForm {
  const min = "min" in test ? test.min : null;
  const max = "max" in test ? test.max : null;
  const values = "oneOf" in test ? test.oneOf : [];
  return {
    key,
    field: test.field,
    weight: weight === "hard" ? "hard" : "points",
    points: weight === "hard" ? "" : String(weight),
    oneOf: test.field === "country" ? [] : values,
    countries: test.field === "country" ? values.map(countryName).join(", ") : "",
    min: min === null ? "" : String(min),
    max: max === null ? "" : String(max),
  };
}
