import { z } from "zod";
import { revision } from "~/kernel/revision";
import { multiline } from "~/kernel/text";
import { fraudRules } from "./types";

/** The address of the desk's list. */
export const flagListQuery = z.strictObject({
  show: z.enum(["open", "decided"]).default("open"),
  partner: z.string().max(60).optional(),
  rule: z.enum(fraudRules).optional(),
});
export type FlagListQuery = z.output<typeof flagListQuery>;

export const decideFlagInput = z.strictObject({
  revision,
  decision: z.enum(["cleared", "confirmed"], "Say what you found."),
  /** Internal: the partner reads the outcome only. */
  reason: multiline(2_000),
});

export const exemptInput = z.strictObject({
  reason: multiline(2_000),
  until: z.iso.date("Give the last day on which it holds."),
});

export const endExemptionInput = z.strictObject({ exemptionId: z.string().max(60) });

/** What a partner says to a review. */
export const answerFlagInput = z.strictObject({ flagId: z.string().max(60), answer: multiline(4_000) });
