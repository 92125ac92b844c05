import { z } from "zod";
import { formatCount } from "./counted";

/** What the database's whole numbers hold at most. */
export const mostInteger = 2_147_483_647;

/**
 * A whole number as a person types it: decimal digits alone. "1e3", "0x10", "+5", "1,000" and "2.0" are none, although
 * JavaScript reads all but one of them (SAFETY, rule 12).
 * @returns null for anything else, and for a number that is not within the bounds
 */
export function readWholeNumber(text: string, min: number, max: number): number | null {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return number >= min && number <= max ? number : null;
}

function check(text: string, min: number, max: number, ctx: z.RefinementCtx): number {
  const number = readWholeNumber(text, min, max);
  if (number !== null) return number;
  const range = `A whole number from ${min} to ${formatCount(max)}, please.`;
  ctx.addIssue({ code: "custom", message: text === "" ? "Please fill this in." : range });
  return z.NEVER;
}

/** A form field with a whole number within bounds, as text; white space around it is nothing. */
export function wholeNumber(min: number, max: number) {
  return z.string().transform((text, ctx) => check(text.trim(), min, max, ctx));
}

/** The same, or nothing: null. */
export function wholeNumberOrNone(min: number, max: number) {
  return z.string().transform((text, ctx) => (text.trim() === "" ? null : check(text.trim(), min, max, ctx)));
}
