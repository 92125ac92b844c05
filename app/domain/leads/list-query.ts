import { z } from "zod";
import { leadStages, leadStatuses } from "./types";

export const leadSortNames = ["changed", "company", "due", "value"] as const;

/** The address of a list of leads: everything that makes the view, so that a link reproduces it. */
export const leadListQuery = z.strictObject({
  q: z.string().max(200).optional(),
  status: z.enum(leadStatuses).optional(),
  stage: z.enum(leadStages).optional(),
  partner: z.string().max(60).optional(),
  sort: z
    .string()
    .regex(/^-?(changed|company|due|value)$/)
    .default("-changed"),
  cursor: z.string().max(600).optional(),
  at: z.string().max(12).optional(),
});

export type LeadListQuery = z.output<typeof leadListQuery>;
