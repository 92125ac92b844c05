import { inTransaction } from "db/tx";
import type { PartnerCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { WithdrawInput } from "../input";
import { expectRevision, lockLead, moveLead } from "../move-lead";

/** Takes a lead back before it is decided; final. The reason is kept, the claim passes on. Throws as `moveLead`. */
export async function withdrawLead(ctx: PartnerCtx, input: WithdrawInput & { leadId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, input.leadId);
    expectRevision(ctx, lead, input.revision);
    await moveLead(tx, ctx, lead, "withdraw", {
      due: null,
      reasonCode: input.reason,
      partnerReason: input.note || null,
      decidedAt: ctx.now(),
    });
    await appendJournal(tx, ctx, {
      kind: "lead.withdrawn",
      leadId: lead.id,
      partnerId: lead.partnerId,
      payload: { reason: input.reason },
    });
  });
}
