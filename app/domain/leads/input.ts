import { z } from "zod";
import { countryPattern } from "~/kernel/countries";
import { onceFor } from "~/kernel/once";
import { revision } from "~/kernel/revision";
import { isCurrencyCode, isTypedAmount, offeredCurrencies, parseMoney, plainDigits } from "~/kernel/money";
import { emailAddress, line, multiline, optionalLine, optionalMultiline } from "~/kernel/text";
import { wholeNumber } from "~/kernel/whole-number";
import { registrableDomain } from "../partners/company";
import {
  budgetStatuses,
  industries,
  keysOf,
  planTiers,
  relationships,
  revenueBands,
  timelines,
  withdrawReasons,
} from "./fields";
import { mostEmployees, mostSeats } from "../programs/fields";

const choose = "Please choose one.";
const unreadable = `Please give an amount ${plainDigits}.`;

const website = optionalLine(300)
  .pipe(z.string().min(1, "Please fill this in."))
  .transform((text) => (/^https?:\/\//i.test(text) ? text : `https://${text}`))
  .refine(
    // Names before an @, more slashes and backslashes only make an address look like another one.
    (text) => /^https?:\/\/[^/\\@]+(\/[^\\]*)?$/i.test(text) && URL.canParse(text) && registrableDomain(text) !== null,
    "Please give a website, such as company.com.",
  );

const country = z.string().trim().regex(countryPattern, choose);

/** The form's fields; the API reads the same ones, with its numbers as numbers. */
export const formFields = {
  companyName: line(160).refine((text) => /[\p{L}\p{N}]/u.test(text), "Please give the company's name."),
  website,
  country,
  region: optionalLine(80),
  industry: z.enum(keysOf(industries), choose),
  employeeCount: wholeNumber(1, mostEmployees),
  revenueBand: z
    .enum(keysOf(revenueBands), choose)
    .optional()
    .transform((band) => band ?? null),
  productLine: optionalLine(60),
  currentTools: optionalLine(300),
  planTier: z.enum(keysOf(planTiers), choose),
  seats: wholeNumber(1, mostSeats),
  // What needs no currency is said with everything else that is missing or wrong.
  value: z.string().trim().min(1, "Please fill this in.").pipe(z.string().refine(isTypedAmount, unreadable)),
  currency: z.string().refine(isCurrencyCode, choose),
  useCase: multiline(4_000),
  timeline: z.enum(keysOf(timelines), choose),
  budgetStatus: z.enum(keysOf(budgetStatuses), choose),
  contactFirstName: line(80),
  contactLastName: line(80),
  contactTitle: optionalLine(120),
  contactEmail: emailAddress(),
  contactPhone: optionalLine(40).pipe(z.string().regex(/^[+()\d\s./-]*$/, "Digits, spaces and + ( ) - . only.")),
  relationship: z.enum(keysOf(relationships), choose),
  contactConsent: z.boolean(),
  partnerNote: optionalMultiline(2_000),
};

/** Turns the two fields of the amount into minor units. */
function readValue<Given extends { value: string; currency: string }>(
  given: Given,
  check: z.core.$RefinementCtx<Given>,
) {
  const { value, ...rest } = given;
  const money = parseMoney(value, given.currency);
  if (!money) {
    check.addIssue({ code: "custom", path: ["value"], input: value, message: unreadable });
    return z.NEVER;
  }
  return { ...rest, valueMinor: money.amountMinor };
}

/** Everything that a lead's form asks (PRODUCT, Leads). `value` and `currency` become an amount in minor units. */
export const leadFields = z.strictObject(formFields).transform(readValue);

const evidence = z.file().optional();
const target = { leadId: z.string().max(60), programId: z.string().max(60) };

/** The form of a new lead: its fields, the draft's id, and perhaps a file. */
export const newLeadForm = z.strictObject({ ...formFields, ...target, evidence }).transform(readValue);

/** The form of a submitted lead that is still open for editing. */
export const editLeadForm = z.strictObject({ ...formFields, revision, evidence }).transform(readValue);

const { contactEmail: _known, ...withoutAddress } = formFields;

/** The same of a lead that came through a link: the address of whoever signed up is not the partner's to read or change. */
export const editLinkLeadForm = z.strictObject({ ...withoutAddress, revision, evidence }).transform(readValue);

export type LeadFields = z.output<typeof leadFields>;
/** What an edit may leave as it is: the contact's address. */
export type EditedFields = Omit<LeadFields, "contactEmail"> & Partial<Pick<LeadFields, "contactEmail">>;
export type LeadFieldName = keyof typeof formFields;

/** The names of the form's fields, in the order of the form. */
export const leadFieldNames = Object.keys(formFields) as LeadFieldName[];

/** A form as it was left: raw texts by field name, nothing checked but their size. */
export const draftValues = z.partialRecord(
  z.enum(leadFieldNames as [LeadFieldName]),
  z.string().max(5_000, "This is too long to keep."),
);
export type DraftValues = z.output<typeof draftValues>;

const kept = z.string().max(5_000, "This is too long to keep.").optional();
const draftShape = Object.fromEntries(leadFieldNames.map((name) => [name, kept])) as Record<LeadFieldName, typeof kept>;

/** The same form, kept or looked at as it is: nothing is checked but sizes. */
export const draftForm = z.strictObject({ ...draftShape, ...target, evidence });

export const defaultCurrency = offeredCurrencies[0];

export const withdrawInput = z.strictObject({
  revision,
  reason: z.enum(keysOf(withdrawReasons), choose),
  note: optionalMultiline(1_000),
});
export const answerInput = z.strictObject({ revision, answer: multiline(4_000) });
export const messageInput = z.strictObject({ once: onceFor("msg"), body: multiline(4_000) });

export const requestExtensionInput = z.strictObject({ reason: multiline(1_000) });
export const answerExtensionInput = z
  .strictObject({ verdict: z.enum(["grant", "decline"], choose), answer: optionalMultiline(1_000) })
  .refine(({ verdict, answer }) => verdict === "grant" || answer !== "", {
    path: ["answer"],
    message: "Please say why not; the partner reads it.",
  });

export type WithdrawInput = z.output<typeof withdrawInput>;
export type AnswerInput = z.output<typeof answerInput>;
export type MessageInput = z.output<typeof messageInput>;
export type RequestExtensionInput = z.output<typeof requestExtensionInput>;
export type AnswerExtensionInput = z.output<typeof answerExtensionInput>;
