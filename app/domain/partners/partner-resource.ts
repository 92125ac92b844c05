import { z } from "zod";
import { pageParameters, wirePage, wireTime } from "~/kernel/wire";
import { type PartnerKind, partnerKinds } from "./input";

/** A partner as the API gives it; its people, contacts, bank details and the vendor's notes are not in it. */
export const partnerResource = z.object({
  id: z.string(),
  legalName: z.string(),
  kind: z.enum(Object.keys(partnerKinds) as [PartnerKind]),
  status: z.enum(["active", "suspended", "ended"]),
  country: z.string().describe("ISO 3166-1 alpha-2."),
  website: z.string(),
  domain: z.string().nullable(),
  domainVerifiedAt: wireTime.nullable(),
  createdAt: wireTime,
  updatedAt: wireTime,
  enrolments: z
    .array(
      z.object({
        programId: z.string(),
        status: z.string().describe("Leads are taken from approved ones only."),
        tier: z.string().nullable(),
        termsAcceptedAt: wireTime.nullable(),
      }),
    )
    .describe("The programs that it takes or took part in."),
});

export const partnerPageResource = wirePage(partnerResource);

/** The query of the list of partners. */
export const partnerApiQuery = z.strictObject(pageParameters);
export type PartnerApiQuery = z.output<typeof partnerApiQuery>;
