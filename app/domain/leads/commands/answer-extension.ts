import { answerOpenExtension, findExtension } from "db/queries/lead-extensions";
import { updateLead } from "db/queries/leads";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { DomainError, notFound } from "~/kernel/errors";
import { scopeOf, type VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { AnswerExtensionInput } from "../input";
import { canMove } from "../lifecycle";
import { dueColumns, lockLead, stateOf } from "../move-lead";
import { extendedUntil } from "../protection";
import { dueRules } from "../rules";

/**
 * Grants or declines a partner's request for more protection. A deadline that is the protection's end moves along.
 * Throws `not-found` without a request, and `wrong-state` when it was answered or the lead has moved on.
 */
export async function answerExtension(
  ctx: VendorCtx,
  { leadId, verdict, answer }: AnswerExtensionInput & { leadId: string },
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, leadId);
    const request = await findExtension(tx, scopeOf(ctx.actor), leadId);
    if (!request) throw notFound("request");
    if (!canMove(stateOf(lead), "expireUnprotected")) {
      throw new DomainError("wrong-state", { message: "The lead has moved on: its protection does not run out." });
    }
    const now = ctx.now();
    const { partnerId } = lead;
    const status = verdict === "grant" ? "granted" : "declined";
    const answered = { status, answer, answeredBy: ctx.actor.userId, answeredAt: now } as const;
    if (!(await answerOpenExtension(tx, { partnerId, leadId }, answered))) {
      throw new DomainError("wrong-state", { message: "Somebody has answered this request already." });
    }
    if (verdict === "decline") {
      const payload = { protectedUntil: lead.protectedUntil.toISOString() };
      await appendJournal(tx, ctx, { kind: "lead.extension_declined", leadId, partnerId, payload });
      return;
    }
    const protectedUntil = extendedUntil(lead.protectedUntil, request.days);
    const due = lead.dueKind === "protection" ? dueColumns(dueRules.protection(now, protectedUntil)) : {};
    const kept = await updateLead(tx, lead, { protectedUntil, ...due, changedAt: now });
    assert(kept, "a locked lead keeps its revision");
    const payload = { days: request.days, protectedUntil: protectedUntil.toISOString() };
    await appendJournal(tx, ctx, { kind: "lead.extended", leadId, partnerId, payload });
  });
}
