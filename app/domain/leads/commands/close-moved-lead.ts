import { hasAccount } from "db/queries/attributions";
import { inTransaction } from "db/tx";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { canMove } from "../lifecycle";
import { lockLead, moveLead, stateOf } from "../move-lead";

/** Ends a link's lead whose account is attributed to somebody else by now; a partner's own submission stays. */
export async function closeMovedLead(ctx: Ctx, leadId: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, leadId);
    if (lead.source !== "link" || (await hasAccount(tx, leadId)) || !canMove(stateOf(lead), "endMoved")) return;
    await moveLead(tx, ctx, lead, "endMoved", {
      due: null,
      reasonCode: "moved",
      partnerReason: "The account is attributed to another link or lead by the program's rule.",
      decidedAt: ctx.now(),
    });
    await appendJournal(tx, ctx, {
      kind: "lead.withdrawn",
      ...{ leadId, partnerId: lead.partnerId, programId: lead.programId },
      payload: { reason: "moved" },
    });
  });
}
