import { z } from "zod";
import { multiline, optionalMultiline } from "~/kernel/text";
import { keysOf, rejectReasons } from "../leads/fields";
import { revision } from "../leads/input";

const internalNote = optionalMultiline(4_000);
/** Keys of the review checklist that the reviewer ticked. */
const checklist = z.array(z.string().max(60)).max(30);

export const startReviewInput = z.strictObject({ revision });
export const askPartnerInput = z.strictObject({ revision, question: multiline(2_000) });
export const acceptLeadInput = z.strictObject({ revision, checklist, internalNote });
export const rejectLeadInput = z.strictObject({
  revision,
  checklist,
  reason: z.enum(keysOf(rejectReasons), "Please choose a reason."),
  partnerText: multiline(2_000),
  internalNote,
});
export const markDuplicateInput = z.strictObject({
  revision,
  checklist,
  duplicateOf: z.string().min(1, "Please choose the lead that it duplicates.").max(60),
  partnerText: multiline(2_000),
  internalNote,
});

export type AskPartnerInput = z.output<typeof askPartnerInput>;
export type AcceptLeadInput = z.output<typeof acceptLeadInput>;
export type RejectLeadInput = z.output<typeof rejectLeadInput>;
export type MarkDuplicateInput = z.output<typeof markDuplicateInput>;
