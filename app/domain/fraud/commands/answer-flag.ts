import { findFlagForUpdate, updateFlag } from "db/queries/fraud";
import { inTransaction } from "db/tx";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import { type PartnerCtx, scopeOf } from "../../context";
import { appendJournal } from "../../journal/append-journal";

/** A partner answers a flag that holds its money, once. Throws `not-found`, `already-done`, `changed-meanwhile`. */
export async function answerFlag(
  ctx: PartnerCtx,
  { flagId, answer }: { flagId: string; answer: string },
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const flag = await findFlagForUpdate(tx, scopeOf(ctx.actor), flagId);
    if (!flag || flag.severity === "note") throw notFound("review");
    if (flag.status !== "open" || flag.answeredAt !== null) {
      throw new DomainError("already-done", { message: "This review has your answer, or is decided already." });
    }
    const written = await updateFlag(tx, flag, { partnerAnswer: answer, answeredAt: ctx.now() });
    if (!written) throw conflict("This review changed meanwhile. Please look again.");
    const { leadId, partnerId, programId } = flag;
    await appendJournal(tx, ctx, {
      kind: "fraud.answered",
      ...(leadId ? { leadId } : {}),
      partnerId,
      programId,
      payload: { flagId },
    });
  });
}
