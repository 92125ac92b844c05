import { z } from "zod";
import { line, multiline } from "~/kernel/text";
import { revision } from "~/kernel/revision";
import { shownStatuses } from "./types";

const target = { commissionId: z.string().max(60), revision };

export const approveCommissionInput = z.strictObject(target);
export const rejectCommissionInput = z.strictObject({ ...target, reason: multiline(1_000) });
export const revokeApprovalInput = z.strictObject({ ...target, reason: multiline(1_000) });
/** A reward that is no money was given, or came back: `reference` says what shows it. */
export const provenCommissionInput = z.strictObject({ ...target, reference: line(120) });

export type ApproveCommissionInput = z.output<typeof approveCommissionInput>;
export type RejectCommissionInput = z.output<typeof rejectCommissionInput>;
export type RevokeApprovalInput = z.output<typeof revokeApprovalInput>;
export type ProvenCommissionInput = z.output<typeof provenCommissionInput>;

/** The address of a list of commissions. */
export const commissionListQuery = z.strictObject({
  status: z.enum(shownStatuses).optional(),
  partner: z.string().max(60).optional(),
  program: z.string().max(60).optional(),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  pilot: z.enum(["yes", "no"]).optional(),
  cursor: z.string().max(600).optional(),
  at: z.string().max(12).optional(),
});

/** The address of the list of rewards that are no money. */
export const fulfilmentListQuery = z.strictObject({
  show: z.enum(["open", "given", "reclaim"]).default("open"),
  cursor: z.string().max(600).optional(),
  at: z.string().max(12).optional(),
});

export type CommissionTarget = { commissionId: string; revision: number };

/** A commission as it was seen: "comm_…:3". */
const targetText = z
  .string()
  .regex(/^comm_[0-9a-z]{26}:\d{1,9}$/)
  .transform((text): CommissionTarget => {
    const [commissionId = "", revision] = text.split(":");
    return { commissionId, revision: Number(revision) };
  });

/** As many as a page lists; more would not fit into the cookie that offers to take them back. */
const mostAtOnce = 50;

/** The rows that were ticked. */
export const approveManyInput = z.strictObject({
  ids: z.array(targetText).min(1, "Tick at least one.").max(mostAtOnce),
});

/** What was approved at once, as `toUndo` writes it, to be taken back. */
export const undoApprovalsInput = z.strictObject({
  approvals: z
    .string()
    .max(mostAtOnce * 50)
    .transform((text) => text.split(","))
    .pipe(z.array(targetText).max(mostAtOnce)),
});

/** The fields of a form that takes approvals back. */
export function toUndo(approvals: readonly CommissionTarget[]): z.input<typeof undoApprovalsInput> {
  return { approvals: approvals.map(({ commissionId, revision }) => `${commissionId}:${revision}`).join(",") };
}
