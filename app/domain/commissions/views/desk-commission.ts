import { findCommission } from "db/queries/commissions";
import { listCommissionPostings } from "db/queries/ledger";
import { listPayoutsOfCommission } from "db/queries/payout-lists";
import { notFound } from "~/kernel/errors";
import { can, type VendorCtx } from "../../context";
import type { AccountKind } from "../../ledger/types";
import type { RewardKind } from "../../programs/program-rules";
import { approverOf } from "../approver";
import {
  decideApproval,
  decideFulfilment,
  decideReclaim,
  decideRejection,
  decideRevocation,
  standingWords,
  waitingWords,
} from "../rules";
import type { CommissionExplanation } from "../types";
import { findHoldingReview } from "./holding-review";
import { amountsOf, standingOf } from "./commissions";

/** One commission on the desk: who did what, where its money went, and what this person may do. Throws `not-found`. */
export async function getDeskCommission(ctx: VendorCtx, id: string) {
  const { actor, db } = ctx;
  const [row, payouts, postings] = await Promise.all([
    findCommission(db, { all: true }, id),
    listPayoutsOfCommission(db, id),
    listCommissionPostings(db, id),
  ]);
  if (!row) throw notFound("commission");
  const { status, parts } = standingOf(row, ctx.now());
  const approval = decideApproval(row, approverOf(ctx));
  const mayApprove = can(actor, "commission.approve");
  return {
    id: row.id,
    revision: row.revision,
    leadId: row.leadId,
    partnerId: row.partnerId,
    partnerName: row.partnerName,
    companyName: row.companyName,
    programName: row.programName,
    kind: row.kind as RewardKind,
    status,
    parts,
    words: standingWords({ ...row, status }),
    waiting: waitingWords({ ...row, status }, row.payoutRhythm),
    review: await findHoldingReview(db, row),
    ...amountsOf(row),
    pilot: row.pilot,
    explanation: row.explanation as CommissionExplanation,
    rulesZone: row.rulesZone,
    holdUntil: row.holdUntil,
    milestoneAt: row.milestoneAt,
    acceptedByName: row.acceptedByName,
    setByName: row.setByName,
    aboveRules: row.aboveRules,
    decidedByName: row.decidedByName,
    decidedAt: row.decidedAt,
    decisionReason: row.decisionReason,
    paidAt: row.paidAt,
    paidByName: row.paidByName,
    paymentReference: row.paymentReference,
    fourEyes: row.fourEyes,
    payouts,
    postings: postings.map((posting) => ({ ...posting, account: posting.account as AccountKind })),
    may: {
      approve: mayApprove && approval.ok,
      whyNotApprove: mayApprove && !approval.ok && approval.code === "four-eyes" ? approval.why : null,
      revoke: mayApprove && decideRevocation(row).ok,
      reject: mayApprove && decideRejection(row).ok,
      fulfil: can(actor, "commission.pay") && decideFulfilment(row).ok,
      reclaim: can(actor, "commission.pay") && decideReclaim(row).ok,
    },
    timeZone: actor.timeZone,
  };
}

export type DeskCommission = Awaited<ReturnType<typeof getDeskCommission>>;
