import { z } from "zod";
import { revision } from "~/kernel/revision";
import { multiline } from "~/kernel/text";

export const openDisputeInput = z.strictObject({
  leadId: z.string().max(60),
  /** Given when the appeal is about a commission of the lead. */
  commissionId: z.string().max(60).optional(),
  statement: multiline(4_000),
});

/** The form of an appeal, with a file that speaks for it. */
export const openDisputeForm = openDisputeInput.extend({ evidence: z.file().optional() });

const target = { disputeId: z.string().max(60), revision };

export const withdrawDisputeInput = z.strictObject(target);

export const answerDisputeInput = z.strictObject({
  ...target,
  verdict: z.enum(["uphold", "deny"], "Say whether the decision is taken back."),
  /** The partner reads it. */
  answer: multiline(4_000),
  /** A plain decimal in the commission's currency; only where an amount is appealed and taken back. */
  amount: z.string().trim().max(20).default(""),
});

export type OpenDisputeInput = z.output<typeof openDisputeInput>;
export type WithdrawDisputeInput = z.output<typeof withdrawDisputeInput>;
export type AnswerDisputeInput = z.output<typeof answerDisputeInput>;

/** The address of the desk's list. */
export const disputeListQuery = z.strictObject({ show: z.enum(["open", "ended"]).default("open") });

/** The address of a new appeal. */
export const newAppealQuery = z.strictObject({
  lead: z.string().max(60).default(""),
  commission: z.string().max(60).optional(),
});
