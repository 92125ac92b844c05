import { findCommissionForUpdate, lockProgramMoney } from "db/queries/commissions";
import { findDispute, findDisputeForUpdate, updateDispute } from "db/queries/disputes";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import { parseMoney } from "~/kernel/money";
import { reconcileLead } from "../../commissions/commands/reconcile-lead";
import { changeCommission, type Commission } from "../../commissions/save-commission";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { reconsiderLead } from "../../review/commands/reconsider-lead";
import type { AnswerDisputeInput } from "../input";
import { decideAnswer } from "../rules";
import type { DisputeSubject } from "../types";

/** What upholding does to a commission, as a fact that its amount, hold or status then follows from. */
async function upholdCommission(
  tx: Tx,
  ctx: VendorCtx,
  commission: Commission,
  subject: DisputeSubject,
  amount: string,
): Promise<void> {
  const { leadId, partnerId, programId, rewardKey, milestoneKey, currency } = commission;
  const about = { leadId, partnerId, programId };
  if (subject === "commission_rejected") {
    const undecided = { rejected: false, decidedBy: null, decidedAt: null, decisionReason: null };
    await changeCommission(tx, ctx, commission, undecided, { kind: "commission.reopened" });
  } else if (subject === "commission_hold") {
    await appendJournal(tx, ctx, { kind: "commission.hold_lifted", ...about, payload: { rewardKey, milestoneKey } });
  } else {
    const money = parseMoney(amount, currency);
    if (!money) {
      throw new DomainError("invalid-input", { field: "amount", message: `Give the right amount in ${currency}.` });
    }
    const payload = { rewardKey, milestoneKey, amountMinor: money.amountMinor.toString(), currency };
    await appendJournal(tx, ctx, { kind: "commission.adjusted", ...about, payload });
  }
  await reconcileLead({ ...ctx, db: tx }, leadId);
}

/**
 * Answers an appeal; upholding it takes the decision back through the same steps as any other change. Throws
 * `not-found`, `changed-meanwhile`, `wrong-state`, `four-eyes` to whoever decided, `invalid-input` at `amount`.
 */
export async function answerDispute(ctx: VendorCtx, input: AnswerDisputeInput): Promise<void> {
  const { userId } = ctx.actor;
  await inTransaction(ctx.db, async (tx) => {
    const seen = await findDispute(tx, { all: true }, input.disputeId);
    if (!seen) throw notFound("appeal");
    await lockProgramMoney(tx, [seen.programId]);
    const dispute = await findDisputeForUpdate(tx, { all: true }, input.disputeId);
    assert(dispute, "an appeal stays");
    if (dispute.revision !== input.revision) throw conflict("This appeal changed while you had it open.");
    const verdict = decideAnswer({ ...dispute, answererId: userId });
    if (!verdict.ok) throw new DomainError(verdict.code, { message: verdict.why });
    const { id, leadId, commissionId, partnerId, programId } = dispute;
    const subject = dispute.subject as DisputeSubject;
    const upheld = input.verdict === "uphold";
    const answered = { answer: input.answer, answeredBy: userId, answeredAt: ctx.now() };
    assert(await updateDispute(tx, dispute, { ...answered, status: upheld ? "upheld" : "denied" }), "it is locked");
    if (upheld && commissionId === null) await reconsiderLead(tx, ctx, leadId);
    if (upheld && commissionId !== null) {
      const commission = await findCommissionForUpdate(tx, commissionId);
      assert(commission, "an appeal about a commission has it");
      await upholdCommission(tx, ctx, commission, subject, input.amount);
    }
    const payload = { disputeId: id, subject, upheld };
    await appendJournal(tx, ctx, { kind: "dispute.answered", leadId, partnerId, programId, payload });
  });
}
