import { z } from "zod";
import { pageParameters, wireId, wireMinor, wireMoment, wirePage, wireTime } from "~/kernel/wire";
import { rewardKinds, rewardTriggers } from "../programs/program-rules";
import { commissionStatuses } from "./types";

/** A commission as the API gives it, with the arithmetic that the partner reads; who decided is not in it. */
export const commissionResource = z.object({
  id: z.string(),
  leadId: z.string(),
  partnerId: z.string(),
  programId: z.string(),
  kind: z.enum(rewardKinds).describe("Only cash goes through the ledger and payouts."),
  status: z.enum(commissionStatuses),
  statusReason: z.string().describe("Why it stands there, in words: also the limit that left nothing of it."),
  milestone: z.enum(rewardTriggers).describe("What it is for."),
  milestoneAt: wireTime,
  grossMinor: wireMinor.describe("Before limits, in the currency's smallest unit."),
  amountMinor: wireMinor.describe("Due now, after limits and refunds."),
  approvedMinor: wireMinor.describe("The highest amount that was approved."),
  paidMinor: wireMinor.describe("Paid so far, less what was taken back."),
  inPayoutMinor: wireMinor.describe(
    "Set aside in a payout that is made and not paid yet. What is approved and due beyond paidMinor and this is payable.",
  ),
  toNetMinor: wireMinor.describe("Paid and no longer due: it is taken off the next payout."),
  currency: z.string().describe("ISO 4217."),
  pilot: z.boolean().describe("Of a program in its pilot; it is marked as such in payouts and statements."),
  holdUntil: wireTime.describe("Not approved before this moment."),
  underReview: z.boolean().describe("A flag on its lead waits for a decision and holds it."),
  reward: z.string().describe("The rule as it is published."),
  arithmetic: z.string(),
  decidedAt: wireTime.nullable(),
  decisionReason: z.string().nullable(),
  paidAt: wireTime.nullable(),
  paymentReference: z.string().nullable(),
  createdAt: wireTime,
  updatedAt: wireTime,
});

export const commissionPageResource = wirePage(commissionResource);

/** The query of the list of commissions. */
export const commissionApiQuery = z.strictObject({
  status: z.enum(commissionStatuses, "Not a status of a commission.").optional(),
  partnerId: wireId("partner").optional(),
  leadId: wireId("lead").optional(),
  updatedSince: wireMoment(
    "Changed at this moment or later. Commissions then come in the order in which they changed, the earliest first.",
  ).optional(),
  ...pageParameters,
});
export type CommissionApiQuery = z.output<typeof commissionApiQuery>;
