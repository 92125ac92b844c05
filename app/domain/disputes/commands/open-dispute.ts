import { findCommission, lockProgramMoney } from "db/queries/commissions";
import { insertDispute, listDisputesAbout, updateDispute, findDisputeForUpdate } from "db/queries/disputes";
import { findLead } from "db/queries/leads";
import { type Db, inTransaction, violatesUnique } from "db/tx";
import { assert } from "~/kernel/assert";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import { type PartnerCtx, scopeOf } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { noteEvidence, noting, storeEvidence } from "../../leads/commands/attach-evidence";
import { loadVersion } from "../../programs/load-rules";
import type { OpenDisputeInput, WithdrawDisputeInput } from "../input";
import { findLeadDecision } from "../find-decision";
import { answerDue, appealableCommission, decideAppeal } from "../rules";
import { seesAppeals } from "../sees-appeals";

/** The decision that an appeal is about and, of a commission, the amount as it stands. Throws `not-found`. */
async function findDecision(db: Db, ctx: PartnerCtx, input: OpenDisputeInput) {
  const scope = scopeOf(ctx.actor);
  const lead = await findLead(db, scope, input.leadId);
  if (!lead) throw notFound("lead");
  if (!input.commissionId) return { lead, decision: await findLeadDecision(db, scope, lead), amount: {} };
  const commission = seesAppeals(ctx.actor, input) ? await findCommission(db, scope, input.commissionId) : undefined;
  if (!commission || commission.leadId !== lead.id) throw notFound("commission");
  const { amountMinor, currency, explanation } = commission;
  const amount = { amountMinor, currency, explanation: JSON.stringify(explanation) };
  return { lead, decision: appealableCommission(commission), amount };
}

/**
 * Appeals a decision about a lead or a commission; somebody else than who decided answers it within business hours.
 * Throws `not-found`, `wrong-state` when there is nothing to appeal, when it is too late, or when one was answered
 * before about the same decision, `already-done` when one is open; of the file as `storeEvidence` and `noteEvidence`, and
 * nothing is opened.
 */
export async function openDispute(
  ctx: PartnerCtx,
  { evidence, ...input }: OpenDisputeInput & { evidence?: File },
): Promise<{ disputeId: string }> {
  const { partnerId, userId } = ctx.actor;
  const now = ctx.now();
  // A file about something that is not theirs is not even stored.
  const seen = await findDecision(ctx.db, ctx, input);
  const file = evidence ? await storeEvidence(ctx, { leadId: input.leadId, file: evidence }) : null;
  return noting(ctx, file, () =>
    inTransaction(ctx.db, async (tx) => {
      // As whoever answers and decides: of two appeals about one decision, the second sees how the first ended.
      await lockProgramMoney(tx, [seen.lead.programId]);
      const { lead, decision, amount } = await findDecision(tx, ctx, input);
      if (!decision) throw new DomainError("wrong-state", { message: "There is no decision to appeal now." });
      const { rules } = await loadVersion(tx, lead.programVersionId);
      const about = { leadId: lead.id, commissionId: input.commissionId ?? null };
      const before = await listDisputesAbout(tx, scopeOf(ctx.actor), about);
      const verdict = decideAppeal(decision, rules, before, now);
      if (!verdict.ok) throw new DomainError("wrong-state", { message: verdict.why });
      const disputeId = ctx.newId("dsp");
      const { subject, deciderId, text } = decision;
      await insertDispute(tx, {
        id: disputeId,
        partnerId,
        programId: lead.programId,
        ...about,
        ...amount,
        evidenceId: file && (await noteEvidence(tx, file)),
        subject,
        deciderId,
        decisionText: text,
        openedBy: userId,
        openedAt: now,
        statement: input.statement,
        dueFrom: now,
        dueAt: answerDue(now, rules),
      });
      const { programId } = lead;
      const payload = { disputeId, subject };
      await appendJournal(tx, ctx, { kind: "dispute.opened", leadId: lead.id, partnerId, programId, payload });
      return { disputeId };
    }),
  ).catch((error: unknown) => {
    if (!violatesUnique(error, "disputes_one_open")) throw error;
    throw new DomainError("already-done", { message: "An appeal about this is open already." });
  });
}

/** Takes an open appeal back. Throws `not-found`, `changed-meanwhile`, `wrong-state`. */
export async function withdrawDispute(ctx: PartnerCtx, input: WithdrawDisputeInput): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const dispute = await findDisputeForUpdate(tx, scopeOf(ctx.actor), input.disputeId);
    if (!dispute || !seesAppeals(ctx.actor, dispute)) throw notFound("appeal");
    if (dispute.revision !== input.revision) throw conflict("This appeal changed while you had it open.");
    if (dispute.status !== "open")
      throw new DomainError("wrong-state", { message: "This appeal is not open any more." });
    assert(await updateDispute(tx, dispute, { status: "withdrawn" }), "the appeal is locked");
    const { leadId, partnerId, programId } = dispute;
    const payload = { disputeId: dispute.id };
    await appendJournal(tx, ctx, { kind: "dispute.withdrawn", leadId, partnerId, programId, payload });
  });
}
