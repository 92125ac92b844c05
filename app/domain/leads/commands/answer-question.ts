import { insertLeadMessage } from "db/queries/lead-conversation";
import { inTransaction } from "db/tx";
import type { PartnerCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { loadVersion } from "../../programs/load-rules";
import type { AnswerInput } from "../input";
import { expectRevision, lockLead, moveLead } from "../move-lead";
import { resumeReview } from "../rules";

/** Answers the reviewer's question; the review clock goes on where it was stopped. Throws as `moveLead`. */
export async function answerQuestion(ctx: PartnerCtx, input: AnswerInput & { leadId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, input.leadId);
    expectRevision(ctx, lead, input.revision);
    const now = ctx.now();
    const { serviceLevels } = (await loadVersion(tx, lead.programVersionId)).rules;
    await moveLead(tx, ctx, lead, "answer", {
      due: resumeReview(now, lead.reviewMinutesLeft ?? 0, serviceLevels),
      reviewMinutesLeft: null,
    });
    const messageId = ctx.newId("msg");
    await insertLeadMessage(tx, {
      id: messageId,
      partnerId: lead.partnerId,
      leadId: lead.id,
      audience: "partner",
      authorId: ctx.actor.userId,
      authorSide: "partner",
      kind: "answer",
      body: input.answer,
      createdAt: now,
    });
    await appendJournal(tx, ctx, {
      kind: "lead.info_provided",
      leadId: lead.id,
      partnerId: lead.partnerId,
      payload: { messageId },
    });
  });
}
