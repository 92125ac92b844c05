import { insertLeadMessage } from "db/queries/lead-conversation";
import { inTransaction } from "db/tx";
import { type Ctx, personOf } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { MessageInput } from "../input";
import { lockLead } from "../move-lead";

/**
 * Says something about a lead: to the other side ("message") or among employees only ("note").
 * Throws `not-found`.
 */
export async function sendMessage(
  ctx: Ctx,
  input: MessageInput & { leadId: string; kind: "message" | "note" },
): Promise<void> {
  const author = personOf(ctx.actor);
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, input.leadId);
    const internal = input.kind === "note" && author.kind === "vendor";
    const messageId = ctx.newId("msg");
    await insertLeadMessage(tx, {
      id: messageId,
      partnerId: lead.partnerId,
      leadId: lead.id,
      audience: internal ? "internal" : "partner",
      authorId: author.userId,
      authorSide: author.kind,
      kind: internal ? "note" : "message",
      body: input.body,
      createdAt: ctx.now(),
    });
    await appendJournal(tx, ctx, {
      kind: internal ? "lead.note_added" : "lead.message_sent",
      leadId: lead.id,
      partnerId: lead.partnerId,
      payload: { messageId },
    });
  });
}
