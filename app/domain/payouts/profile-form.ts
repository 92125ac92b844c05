import { electronicFormatIBAN, getCountrySpecifications, isValidBIC, isValidIBAN } from "ibantools";
import { z } from "zod";
import { countryPattern } from "~/kernel/countries";
import { line, optionalLine } from "~/kernel/text";

/** Tax forms that a partner can give, by what they are for. */
export const taxForms = {
  w9: "W-9: a person or company of the United States",
  w8ben_e: "W-8BEN-E: a company elsewhere",
  w8ben: "W-8BEN: a person elsewhere",
  vat: "VAT: a company registered for value added tax",
  none: "None",
} as const;
export type TaxForm = keyof typeof taxForms;

/** Whether banks of a country name accounts by IBAN. */
export function usesIban(country: string): boolean {
  return getCountrySpecifications()[country]?.IBANRegistry === true;
}

/** Numbers as people write them: with blanks, dots and dashes. */
const compact = (text: string) => text.replace(/[\s.-]/g, "").toUpperCase();

/** The check digit of a routing number of the United States. */
function isRoutingNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  const weights = [3, 7, 1];
  const sum = [...text].reduce((total, digit, index) => total + Number(digit) * (weights[index % 3] ?? 0), 0);
  return sum > 0 && sum % 10 === 0;
}

type Account = { bankCountry: string; accountSecret: string; bankCode: string };
type Problem = { field: "bankCountry" | "accountSecret" | "bankCode"; message: string } | null;

function problemOf({ bankCountry, accountSecret, bankCode }: Account): Problem {
  const account = compact(accountSecret);
  const code = compact(bankCode);
  if (usesIban(bankCountry)) {
    const iban = electronicFormatIBAN(account) ?? "";
    if (!isValidIBAN(iban))
      return { field: "accountSecret", message: "This IBAN is not right; a digit may be missing." };
    if (!iban.startsWith(bankCountry)) return { field: "bankCountry", message: "The IBAN is of another country." };
    if (code && !isValidBIC(code)) return { field: "bankCode", message: "This BIC is not right. It may be left out." };
    return null;
  }
  if (!/^[A-Z0-9]{4,34}$/.test(account)) return { field: "accountSecret", message: "Give 4 to 34 digits or letters." };
  if (bankCountry === "US" && !isRoutingNumber(code))
    return { field: "bankCode", message: "Give the routing number: nine digits; one may be mistyped." };
  if (!/^[A-Z0-9]{3,15}$/.test(code)) return { field: "bankCode", message: "Give 3 to 15 digits or letters." };
  return null;
}

/**
 * Where a partner's money goes. Names with `secret` are never sent back to the page nor kept in the browser; numbers
 * come out without blanks.
 */
export const payoutDetailsInput = z
  .strictObject({
    accountHolder: line(120),
    bankCountry: z.string().regex(countryPattern, "Please choose one."),
    accountSecret: line(50),
    bankCode: optionalLine(20),
  })
  .transform((given, check) => {
    const problem = problemOf(given);
    if (!problem) return { ...given, accountSecret: compact(given.accountSecret), bankCode: compact(given.bankCode) };
    check.addIssue({ code: "custom", path: [problem.field], message: problem.message, input: undefined });
    return z.NEVER;
  });

const taxNumbers: Record<Exclude<TaxForm, "none">, { pattern: RegExp; message: string }> = {
  w9: { pattern: /^\d{9}$/, message: "Give the nine digits of your EIN or SSN." },
  w8ben_e: { pattern: /^[A-Z0-9/]{4,20}$/, message: "Give the tax number of your country: 4 to 20 digits or letters." },
  w8ben: { pattern: /^[A-Z0-9/]{4,20}$/, message: "Give the tax number of your country: 4 to 20 digits or letters." },
  vat: { pattern: /^[A-Z]{2}[A-Z0-9+*]{2,12}$/, message: "Give the VAT number with its country, such as DE123456789." },
};

/** A tax form with its typed signature; one that gives none says why. */
export const taxFormInput = z
  .strictObject({
    form: z.enum(["w9", "w8ben_e", "w8ben", "vat", "none"], "Please choose one."),
    legalName: line(160),
    taxIdSecret: optionalLine(30),
    reason: optionalLine(300),
    signedName: line(120),
    declared: z.literal(true, "Please confirm."),
  })
  .transform((given, check) => {
    const taxId = compact(given.taxIdSecret);
    const refuse = (path: string, message: string) => {
      check.addIssue({ code: "custom", path: [path], message, input: undefined });
      return z.NEVER;
    };
    if (given.form === "none")
      return given.reason ? { ...given, taxIdSecret: "" } : refuse("reason", "Please say why there is none.");
    const { pattern, message } = taxNumbers[given.form];
    return pattern.test(taxId) ? { ...given, taxIdSecret: taxId, reason: "" } : refuse("taxIdSecret", message);
  });

export type PayoutDetailsInput = z.output<typeof payoutDetailsInput>;
export type TaxFormInput = z.output<typeof taxFormInput>;
