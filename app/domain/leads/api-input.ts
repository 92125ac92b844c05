import { z } from "zod";
import { wireId, wireMinor } from "~/kernel/wire";
import { mostEmployees, mostSeats } from "../programs/fields";
import { formFields } from "./input";

/** The form's amount in two fields becomes one in minor units. */
const { value: _value, ...same } = formFields;

/** A lead that another system submits for a partner: the form's fields by the form's rules, numbers as numbers. */
export const newLeadBody = z.strictObject({
  partnerId: wireId("partner"),
  programId: wireId("program")
    .optional()
    .describe("The id of a program. May be left out when the partner takes part in one only."),
  ...same,
  website: same.website.describe("The company's own, such as company.com."),
  country: same.country.describe("ISO 3166-1 alpha-2."),
  region: same.region.default(""),
  employeeCount: z.int().min(1).max(mostEmployees),
  productLine: same.productLine.default(""),
  currentTools: same.currentTools.default(""),
  seats: z.int().min(1).max(mostSeats),
  valueMinor: wireMinor
    .min(0)
    .describe("Estimated annual value, in the currency's smallest unit.")
    .transform((minor) => BigInt(minor)),
  currency: same.currency.describe("ISO 4217."),
  contactTitle: same.contactTitle.default(""),
  contactPhone: same.contactPhone.default(""),
  contactConsent: same.contactConsent.describe("Whether the contact agreed to be contacted."),
  partnerNote: same.partnerNote.default("").describe("To the reviewer."),
});
export type NewLeadBody = z.output<typeof newLeadBody>;
