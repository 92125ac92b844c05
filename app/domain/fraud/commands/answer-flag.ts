import { type FlagSubject, findFlag, listHoldingFlagsForUpdate, updateFlag } from "db/queries/fraud";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { DomainError, notFound } from "~/kernel/errors";
import { type PartnerCtx, scopeOf } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { fraudCategories } from "../rule-words";
import type { FraudRule } from "../types";

function subjectOf({ leadId, linkId }: { leadId: string | null; linkId: string | null }): FlagSubject | null {
  if (leadId) return { leadId };
  return linkId ? { linkId } : null;
}

const categoryOf = ({ rule }: { rule: string }) => fraudCategories[rule as FraudRule];

/**
 * A partner answers a review of its lead or link, once: what it says is kept for all open flags of the category that
 * the named one belongs to. Throws `not-found`, `already-done`.
 */
export async function answerFlag(
  ctx: PartnerCtx,
  { flagId, answer }: { flagId: string; answer: string },
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const flag = await findFlag(tx, scopeOf(ctx.actor), flagId);
    const about = flag && subjectOf(flag);
    if (!about || flag.severity === "note") throw notFound("review");
    const { partnerId, programId } = flag;
    const unanswered = (await listHoldingFlagsForUpdate(tx, about)).filter((one) => one.answeredAt === null);
    if (!unanswered.some(({ id }) => id === flagId)) {
      throw new DomainError("already-done", { message: "This review has your answer, or is decided already." });
    }
    const asked = unanswered.filter((one) => categoryOf(one) === categoryOf(flag));
    for (const one of asked) {
      const written = await updateFlag(tx, one, { partnerAnswer: answer, answeredAt: ctx.now() });
      assert(written, "a locked flag keeps its revision");
    }
    const leadId = flag.leadId ?? undefined;
    await appendJournal(tx, ctx, { kind: "fraud.answered", leadId, partnerId, programId, payload: { flagId } });
  });
}
