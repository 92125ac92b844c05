import { z } from "zod";
import { countryPattern } from "~/kernel/countries";
import { onceFor } from "~/kernel/once";
import { revision } from "~/kernel/revision";
import { emailAddress, line, multiline, optionalLine } from "~/kernel/text";

/** How many people work at an organisation. */
export const companySizes = {
  "1": "Just me",
  "2-10": "2 to 10",
  "11-50": "11 to 50",
  "51-250": "51 to 250",
  "251-1000": "251 to 1,000",
  "1001": "More than 1,000",
} as const;
export type CompanySize = keyof typeof companySizes;

/** The sizes from the smallest on: an object puts keys that look like numbers first. */
export const companySizesInOrder = (Object.keys(companySizes) as CompanySize[])
  .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
  .map((value) => ({ value, label: companySizes[value] }));

export const partnerKinds = {
  agency: "Agency",
  integrator: "Integrator",
  consultancy: "Consultancy",
  customer: "Customer",
  community: "Community",
} as const;
export type PartnerKind = keyof typeof partnerKinds;

const profile = {
  legalName: line(160),
  kind: z.enum(Object.keys(partnerKinds) as [PartnerKind], "Please choose one."),
  website: optionalLine(300),
  country: z.string().regex(countryPattern, "Please choose one."),
};

/** What an organisation may say of itself; what audiences and rules rely on, its kind and its name, the vendor says. */
export const changeProfileInput = z.strictObject({
  website: profile.website,
  country: profile.country,
  size: z
    .enum(Object.keys(companySizes) as [CompanySize], "Please choose one.")
    .optional()
    .transform((size) => size ?? ""),
  regions: optionalLine(200).default(""),
  /** Keys of the industries that the organisation serves. */
  industries: z.array(z.string().regex(/^[a-z_]{1,40}$/)).max(30),
  revision,
});
export const changeLegalFactsInput = z.strictObject({ legalName: profile.legalName, kind: profile.kind, revision });
export const createPartnerInput = z.strictObject({
  ...profile,
  programId: z.string().min(1, "Please choose a program.").max(60),
  adminEmail: emailAddress(),
});
export const inviteFirstAdminInput = z.strictObject({ email: emailAddress() });
export const addContactInput = z.strictObject({
  once: onceFor("cont"),
  name: line(120),
  title: optionalLine(120),
  email: emailAddress(),
  phone: optionalLine(40),
});
export const contactIdInput = z.strictObject({ contactId: z.string().max(60) });
export const addNoteInput = z.strictObject({ once: onceFor("note"), body: multiline(4_000) });
export const requestVerificationInput = z.strictObject({ email: emailAddress() });
export const confirmVerificationInput = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, "The code has six digits."),
});

export type ChangeProfileInput = z.output<typeof changeProfileInput>;
export type ChangeLegalFactsInput = z.output<typeof changeLegalFactsInput>;
export type CreatePartnerInput = z.output<typeof createPartnerInput>;
export type AddContactInput = z.output<typeof addContactInput>;
export type AddNoteInput = z.output<typeof addNoteInput>;
