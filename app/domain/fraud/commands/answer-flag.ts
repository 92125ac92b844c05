import { findFlag, listFlagsHoldingLeadForUpdate, updateFlag } from "db/queries/fraud";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { DomainError, notFound } from "~/kernel/errors";
import { type PartnerCtx, scopeOf } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { fraudCategories } from "../rule-words";
import type { FraudRule } from "../types";

const categoryOf = ({ rule }: { rule: string }) => fraudCategories[rule as FraudRule];

/**
 * A partner answers a review of its lead, once: what it says is kept for all open flags of the category that the named
 * one belongs to. Throws `not-found`, `already-done`.
 */
export async function answerFlag(
  ctx: PartnerCtx,
  { flagId, answer }: { flagId: string; answer: string },
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const flag = await findFlag(tx, scopeOf(ctx.actor), flagId);
    if (!flag?.leadId || flag.severity === "note") throw notFound("review");
    const { leadId, partnerId, programId } = flag;
    const unanswered = (await listFlagsHoldingLeadForUpdate(tx, leadId)).filter((one) => one.answeredAt === null);
    if (!unanswered.some(({ id }) => id === flagId)) {
      throw new DomainError("already-done", { message: "This review has your answer, or is decided already." });
    }
    const asked = unanswered.filter((one) => categoryOf(one) === categoryOf(flag));
    for (const one of asked) {
      const written = await updateFlag(tx, one, { partnerAnswer: answer, answeredAt: ctx.now() });
      assert(written, "a locked flag keeps its revision");
    }
    await appendJournal(tx, ctx, { kind: "fraud.answered", leadId, partnerId, programId, payload: { flagId } });
  });
}
