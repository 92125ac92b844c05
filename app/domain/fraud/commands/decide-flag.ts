import { findFlagForUpdate, updateFlag } from "db/queries/fraud";
import { inTransaction, type Tx } from "db/tx";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import { type Ctx, scopeOf, type VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";

type Flag = NonNullable<Awaited<ReturnType<typeof findFlagForUpdate>>>;
export type FlagDecision = { flagId: string; revision: number; decision: "cleared" | "confirmed"; reason: string };

/** Records what became of a flag; the money that it held follows from the entry. */
export async function closeFlag(
  tx: Tx,
  ctx: Ctx,
  flag: Flag,
  { decision, reason }: Pick<FlagDecision, "decision" | "reason">,
): Promise<void> {
  const decidedBy = "userId" in ctx.actor ? ctx.actor.userId : null;
  const written = await updateFlag(tx, flag, { status: decision, reason, decidedBy, decidedAt: ctx.now() });
  if (!written) throw conflict("Somebody decided on this flag meanwhile.");
  const { id: flagId, rule, severity, leadId, linkId, partnerId, programId } = flag;
  await appendJournal(tx, ctx, {
    kind: decision === "cleared" ? "fraud.cleared" : "fraud.confirmed",
    ...(leadId ? { leadId } : {}),
    partnerId,
    programId,
    payload: { flagId, rule, severity, linkId },
  });
}

/**
 * Decides on a flag: cleared lets what it held go on, confirmed takes back what the lead earned.
 * Throws `not-found`, `changed-meanwhile`, `already-done`.
 */
export async function decideFlag(ctx: VendorCtx, input: FlagDecision): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const flag = await findFlagForUpdate(tx, scopeOf(ctx.actor), input.flagId);
    if (!flag) throw notFound("flag");
    if (flag.status !== "open") {
      throw new DomainError("already-done", { message: `This flag is ${flag.status} already.` });
    }
    if (flag.revision !== input.revision) throw conflict("This flag changed while you had it open. Please look again.");
    await closeFlag(tx, ctx, flag, input);
  });
}
