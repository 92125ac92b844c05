import { findLeftAttribution, hasAccount } from "db/queries/attributions";
import { inTransaction } from "db/tx";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { loadVersion } from "../../programs/load-rules";
import { canMove } from "../lifecycle";
import { lockLead, moveLead, stateOf } from "../move-lead";
import { reasonOfMove } from "../moved-words";

/** Ends a link's lead whose account is attributed elsewhere by now; a partner's own submission stays. */
export async function closeMovedLead(ctx: Ctx, leadId: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, leadId);
    if (lead.source !== "link" || (await hasAccount(tx, leadId)) || !canMove(stateOf(lead), "endMoved")) return;
    const left = await findLeftAttribution(tx, leadId);
    const now = ctx.now();
    const { partnerId, programId } = lead;
    const to = !left?.partnerId ? null : left.partnerId === partnerId ? "same partner" : "somebody else";
    const moved = { at: left?.endedAt ?? now, to, byHand: Boolean(left?.decidedBy) } as const;
    const { rules } = await loadVersion(tx, lead.programVersionId);
    const reason = reasonOfMove(moved, rules.serviceLevels.calendar.timeZone);
    await moveLead(tx, ctx, lead, "endMoved", { due: null, ...reason, decidedAt: now });
    await appendJournal(tx, ctx, {
      kind: "lead.withdrawn",
      ...{ leadId, partnerId, programId },
      payload: { reason: reason.reasonCode },
    });
  });
}
