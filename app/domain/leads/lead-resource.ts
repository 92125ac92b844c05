import { z } from "zod";
import { pageParameters, wireId, wireMinor, wireMoment, wirePage, wireTime } from "~/kernel/wire";
import { journalKinds, type Milestone } from "../journal/kinds";
import { leadStages, leadStatuses } from "./types";

const known = (description = "") => z.string().nullable().describe(`${description} Null when it is not known.`.trim());
const count = z.int().nullable().describe("Null when it is not known.");

/** The facts of a lead that rewards and reports count. */
export const milestoneKinds = Object.entries(journalKinds).flatMap(([kind, facts]) =>
  "milestone" in facts ? [kind as Milestone] : [],
);

/** A lead as the API gives it: scores, reviewers, owners and internal notes are not in it. */
export const leadResource = z.object({
  id: z.string(),
  partnerId: z.string(),
  programId: z.string(),
  source: z.enum(["portal", "import", "link", "api"]).describe("How it came in."),
  status: z.enum(leadStatuses).describe("The vendor's decision."),
  stage: z.enum(leadStages).nullable().describe("Where the sale stands; null until the lead is accepted."),
  reasonCode: z.string().nullable().describe("Why it was rejected, withdrawn or marked as a duplicate."),
  reason: z.string().nullable().describe("The same as the partner reads it."),
  pilot: z.boolean().describe("Of a program in its pilot: its rewards are not paid."),
  submittedAt: wireTime,
  updatedAt: wireTime,
  decidedAt: wireTime.nullable(),
  protectedUntil: wireTime,
  companyName: z.string(),
  website: known("As it was given."),
  domain: known("The registrable domain."),
  country: known("ISO 3166-1 alpha-2."),
  region: z.string(),
  industry: known(),
  employeeCount: count,
  revenueBand: known(),
  productLine: z.string(),
  currentTools: z.string(),
  planTier: known(),
  seats: count,
  valueMinor: wireMinor.describe("Estimated annual value, in the currency's smallest unit."),
  currency: z.string().describe("ISO 4217."),
  useCase: z.string(),
  timeline: known(),
  budgetStatus: known(),
  contactFirstName: z.string(),
  contactLastName: z.string(),
  contactTitle: z.string(),
  contactEmail: z.string(),
  contactPhone: z.string(),
  relationship: known("How the partner knows the contact."),
  contactConsent: z
    .boolean()
    .nullable()
    .describe(
      "Whether the contact agreed to be contacted. Null when it is not known: nobody is asked for a link's lead.",
    ),
  partnerNote: z.string().describe("What the partner wrote to the reviewer."),
});

/** A milestone that a lead has reached. */
export const milestoneResource = z.object({
  kind: z.enum(milestoneKinds as [Milestone]),
  occurredAt: wireTime,
  amountMinor: wireMinor.nullable(),
  currency: z.string().nullable(),
});

/** One lead, with the milestones that it has reached in the order in which they occurred. */
export const leadDetailResource = leadResource.extend({ milestones: z.array(milestoneResource) });

export const leadPageResource = wirePage(leadResource);

/** The query of the list of leads. */
export const leadApiQuery = z
  .strictObject({
    status: z.enum(leadStatuses, "Not a status of a lead.").optional(),
    partnerId: wireId("partner").optional(),
    submittedFrom: wireMoment("Submitted at this moment or later.").optional(),
    submittedBefore: wireMoment("Submitted before this moment.").optional(),
    updatedSince: wireMoment(
      "Changed at this moment or later. Leads then come in the order in which they changed, the earliest first.",
    ).optional(),
    ...pageParameters,
  })
  .superRefine(({ updatedSince, submittedFrom, submittedBefore }, ctx) => {
    if (!updatedSince || !(submittedFrom || submittedBefore)) return;
    const message = "Not together with submittedFrom or submittedBefore.";
    ctx.addIssue({ code: "custom", path: ["updatedSince"], message });
  });
export type LeadApiQuery = z.output<typeof leadApiQuery>;
