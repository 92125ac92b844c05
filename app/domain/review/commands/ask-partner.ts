import { insertLeadMessage } from "db/queries/lead-conversation";
import { inTransaction } from "db/tx";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { expectRevision, lockLead, moveLead } from "../../leads/move-lead";
import { dueRules, reviewMinutesLeft } from "../../leads/rules";
import { loadVersion } from "../../programs/load-rules";
import type { AskPartnerInput } from "../input";

/** Asks the partner a question: the review clock stops, the partner's starts. Throws as `moveLead`. */
export async function askPartner(ctx: VendorCtx, input: AskPartnerInput & { leadId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, input.leadId);
    expectRevision(ctx, lead, input.revision);
    const now = ctx.now();
    const { serviceLevels } = (await loadVersion(tx, lead.programVersionId)).rules;
    await moveLead(tx, ctx, lead, "askPartner", {
      due: dueRules.partnerAnswer(now, serviceLevels),
      reviewMinutesLeft: reviewMinutesLeft(now, lead.dueAt, serviceLevels),
      reviewerId: ctx.actor.userId,
    });
    const messageId = ctx.newId("msg");
    await insertLeadMessage(tx, {
      id: messageId,
      partnerId: lead.partnerId,
      leadId: lead.id,
      audience: "partner",
      authorId: ctx.actor.userId,
      authorSide: "vendor",
      kind: "question",
      body: input.question,
      createdAt: now,
    });
    await appendJournal(tx, ctx, {
      kind: "lead.info_requested",
      leadId: lead.id,
      partnerId: lead.partnerId,
      payload: { messageId },
    });
  });
}
