import { findCommissionForUpdate, lockProgramMoney } from "db/queries/commissions";
import { findDispute, findDisputeForUpdate, updateDispute } from "db/queries/disputes";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { reconsiderLead } from "../../review/commands/reconsider-lead";
import type { AnswerDisputeInput } from "../input";
import { decideAnswer } from "../rules";
import type { DisputeSubject } from "../types";
import { returnAccount } from "./return-account";
import { upholdCommission } from "./uphold-commission";

/**
 * Answers an appeal; upholding it takes the decision back through the same steps as any other change. Throws
 * `not-found`, `changed-meanwhile`, `wrong-state`, `four-eyes` to whoever decided, and as `upholdCommission`
 * and `returnAccount`.
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
    const { commissionId } = dispute;
    const commission = commissionId === null ? null : await findCommissionForUpdate(tx, commissionId);
    assert(commission !== undefined, "an appeal about a commission has it");
    const verdict = decideAnswer({ ...dispute, decidedBy: commission?.decidedBy, answererId: userId });
    if (!verdict.ok) throw new DomainError(verdict.code, { message: verdict.why });
    const { id, leadId, partnerId, programId } = dispute;
    const subject = dispute.subject as DisputeSubject;
    const upheld = input.verdict === "uphold";
    const answered = { answer: input.answer, answeredBy: userId, answeredAt: ctx.now() };
    assert(await updateDispute(tx, dispute, { ...answered, status: upheld ? "upheld" : "denied" }), "it is locked");
    const { amount, answer } = input;
    if (upheld && commission) await upholdCommission(tx, ctx, commission, { subject, amount, answer });
    else if (upheld && subject === "lead_attribution") await returnAccount(tx, ctx, leadId, answer);
    else if (upheld) await reconsiderLead(tx, ctx, leadId);
    const payload = { disputeId: id, subject, upheld };
    await appendJournal(tx, ctx, { kind: "dispute.answered", leadId, partnerId, programId, payload });
  });
}
