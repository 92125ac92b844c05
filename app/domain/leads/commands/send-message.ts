import { insertLeadMessageOnce } from "db/queries/lead-conversation";
import { inTransaction } from "db/tx";
import { expectSame } from "~/kernel/once";
import { type Ctx, personOf } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { MessageInput } from "../input";
import { lockLead } from "../move-lead";

/**
 * Says something about a lead: to the other side ("message") or among employees only ("note").
 * The same form sent again says nothing more. Throws `not-found`; `already-done` when it says something else by then.
 */
export async function sendMessage(
  ctx: Ctx,
  input: MessageInput & { leadId: string; kind: "message" | "note" },
): Promise<void> {
  const author = personOf(ctx.actor);
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, input.leadId);
    const internal = input.kind === "note" && author.kind === "vendor";
    const messageId = input.once;
    const message = {
      id: messageId,
      partnerId: lead.partnerId,
      leadId: lead.id,
      audience: internal ? "internal" : "partner",
      authorId: author.userId,
      authorSide: author.kind,
      kind: internal ? "note" : "message",
      body: input.body,
    };
    const before = await insertLeadMessageOnce(tx, { ...message, createdAt: ctx.now() });
    if (before) return expectSame(before, message);
    await appendJournal(tx, ctx, {
      kind: internal ? "lead.note_added" : "lead.message_sent",
      leadId: lead.id,
      partnerId: lead.partnerId,
      payload: { messageId },
    });
  });
}
