import { endAttribution, type findCurrentAttribution, insertAttribution } from "db/queries/attributions";
import type { Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { releaseFacts } from "./deliver-facts";

type Current = Awaited<ReturnType<typeof findCurrentAttribution>>;

/** Ends an attribution; what was reported about the account counts for its lead no more. */
export async function leaveAttribution(tx: Tx, ctx: Ctx, current: NonNullable<Current>): Promise<void> {
  assert(await endAttribution(tx, current.id, ctx.now()), "the account is locked");
  await releaseFacts(tx, ctx, current);
}

/** Records whom an account is attributed to from now on; a link without a lead yet has one opened by a job. */
export async function attributeTo(
  tx: Tx,
  ctx: Ctx,
  accountId: string,
  to: {
    partnerId: string;
    programId: string;
    linkId: string | null;
    leadId: string | null;
    basis: string;
    explanation: string;
    decidedBy?: string;
    reason?: string;
  },
): Promise<NonNullable<Current>> {
  const { partnerId, programId, linkId, leadId, basis, explanation, decidedBy = null, reason = "" } = to;
  const id = ctx.newId("attr");
  const current = await insertAttribution(tx, {
    ...{ id, accountId, partnerId, programId, linkId, leadId, basis, explanation, decidedBy, reason },
    startedAt: ctx.now(),
  });
  await appendJournal(tx, ctx, {
    kind: "account.attributed",
    leadId: leadId ?? undefined,
    ...{ partnerId, programId, accountId },
    payload: { attributionId: id, basis, linkId },
  });
  return current;
}
