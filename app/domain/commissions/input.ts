import { z } from "zod";
import { line, multiline } from "~/kernel/text";
import { revision } from "../leads/input";

const target = { commissionId: z.string().max(60), revision };

export const approveCommissionInput = z.strictObject(target);
export const rejectCommissionInput = z.strictObject({ ...target, reason: multiline(1_000) });
export const payCommissionInput = z.strictObject({ ...target, reference: line(120) });

export type ApproveCommissionInput = z.output<typeof approveCommissionInput>;
export type RejectCommissionInput = z.output<typeof rejectCommissionInput>;
export type PayCommissionInput = z.output<typeof payCommissionInput>;
