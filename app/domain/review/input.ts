import { z } from "zod";
import { multiline, optionalLine, optionalMultiline } from "~/kernel/text";
import { keysOf, rejectReasons } from "../leads/fields";
import { revision } from "~/kernel/revision";

const reason = z.enum(keysOf(rejectReasons), "Please choose a reason.");

/**
 * The decision's form. All its fields are sent with every button, so that nothing typed is lost; each decision asks
 * for its own.
 */
const fields = {
  revision,
  /** Keys of the checklist that the reviewer ticked. */
  checklist: z.array(z.string().max(60)).max(30),
  internalNote: optionalMultiline(4_000),
  question: optionalMultiline(2_000),
  reason: reason.optional(),
  rejectText: optionalMultiline(2_000),
  duplicateOf: optionalLine(60).optional(),
  duplicateText: optionalMultiline(2_000),
};

export const reviewForm = z.strictObject(fields);
export const startReviewInput = z.strictObject({ revision });
export const askPartnerInput = z.strictObject({ ...fields, question: multiline(2_000) });
export const rejectLeadInput = z.strictObject({ ...fields, reason, rejectText: multiline(2_000) });
export const markDuplicateInput = z.strictObject({
  ...fields,
  duplicateOf: z
    .string("Please choose the lead that it duplicates.")
    .min(1, "Please choose the lead that it duplicates.")
    .max(60),
  duplicateText: multiline(2_000),
});

export type AskPartnerInput = Pick<z.output<typeof askPartnerInput>, "revision" | "question">;
export type AcceptLeadInput = Pick<z.output<typeof reviewForm>, "revision" | "checklist" | "internalNote">;
export type RejectLeadInput = AcceptLeadInput & Pick<z.output<typeof rejectLeadInput>, "reason" | "rejectText">;
export type MarkDuplicateInput = AcceptLeadInput &
  Pick<z.output<typeof markDuplicateInput>, "duplicateOf" | "duplicateText">;
