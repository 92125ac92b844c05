import { z } from "zod";
import { isCurrencyCode, parseMoney } from "~/kernel/money";
import { isStorable, unstorable } from "~/kernel/text";

/** What a form field of the rules holds, as text, and how it is read. */

/** A line of text as it was typed, trimmed. */
export function typedText(max: number) {
  return z
    .string()
    .refine(isStorable, unstorable)
    .transform((text) => text.trim())
    .pipe(z.string().max(max, `At most ${max} characters.`));
}

/** Names separated by commas or lines; each once, in the order typed. */
export function typedList(maxLength: number) {
  return z.string().transform((text, ctx) => {
    const names = [...new Set(text.split(/[,\n]/).map((name) => name.trim()))].filter(Boolean);
    if (names.every((name) => name.length <= maxLength)) return names;
    ctx.addIssue({ code: "custom", message: `At most ${maxLength} characters each. Separate them by commas.` });
    return z.NEVER;
  });
}

/** The digits of an amount in minor units, or why there are none. */
function readAmount(amount: string, currency: string): { minor: string } | { field: string; message: string } {
  if (!isCurrencyCode(currency)) {
    return { field: "currency", message: "This currency is not known. Please give its code, such as USD." };
  }
  const money = parseMoney(amount, currency);
  if (!money) {
    const message = `Please give a plain amount with as many decimals as ${currency} has, such as ${exampleOf(currency)}.`;
    return { field: "amount", message };
  }
  return money.amountMinor === 0n
    ? { field: "amount", message: "More than 0, please." }
    : { minor: String(money.amountMinor) };
}

function exampleOf(currency: string): string {
  return ["1250.125", "1250.50", "1250"].find((text) => parseMoney(text, currency)) ?? "1250";
}

/** Amounts by currency, a row each. A row without an amount is not there; one currency stands in one row. */
export const typedAmounts = z
  .array(z.strictObject({ amount: z.string(), currency: z.string() }))
  .transform((rows, ctx) => {
    const amounts: Record<string, string> = {};
    for (const [row, typed] of rows.entries()) {
      const [amount, currency] = [typed.amount.trim(), typed.currency.trim().toUpperCase()];
      if (amount === "") continue;
      const read = readAmount(amount, currency);
      if ("message" in read) ctx.addIssue({ code: "custom", path: [row, read.field], message: read.message });
      else if (amounts[currency] !== undefined) {
        ctx.addIssue({ code: "custom", path: [row, "currency"], message: `${currency} stands here twice.` });
      } else amounts[currency] = read.minor;
    }
    return amounts;
  });

export type TypedReward = { type: "flat"; minor: string; currency: string } | { type: "percent"; basisPoints: number };

/** What a reward pays: an amount with a currency's code, or a percentage with "%". Null when it cannot be read. */
export function readPayment(typed: { amount: string; unit: string }, ctx: z.RefinementCtx): TypedReward | null {
  const [amount, unit] = [typed.amount.trim(), typed.unit.trim().toUpperCase()];
  if (unit !== "%") {
    const read = readAmount(amount, unit);
    if ("minor" in read) return { type: "flat", minor: read.minor, currency: unit };
    ctx.addIssue({
      code: "custom",
      path: [read.field === "currency" ? "unit" : read.field],
      message: read.field === "currency" ? "Please give % or a currency's code, such as USD." : read.message,
    });
    return null;
  }
  const basisPoints = /^\d{1,3}(\.\d{1,2})?$/.test(amount) ? Math.round(Number(amount) * 100) : 0;
  if (basisPoints >= 1 && basisPoints <= 10_000) return { type: "percent", basisPoints };
  const message = "A percentage from 0.01 to 100, please, with at most two decimals.";
  ctx.addIssue({ code: "custom", path: ["amount"], message });
  return null;
}
