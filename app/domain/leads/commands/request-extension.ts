import { findExtension, insertExtension } from "db/queries/lead-extensions";
import { inTransaction } from "db/tx";
import { DomainError } from "~/kernel/errors";
import { type PartnerCtx, scopeOf } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { loadVersion } from "../../programs/load-rules";
import type { RequestExtensionInput } from "../input";
import { lockLead, stateOf } from "../move-lead";
import { decideExtension } from "../protection";

/**
 * Asks for more protection of a lead, once. Until a partner manager answers, the lead does not expire.
 * Throws `not-found`, and `wrong-state` with the reason when it cannot be asked for.
 */
export async function requestExtension(
  ctx: PartnerCtx,
  { leadId, reason }: RequestExtensionInput & { leadId: string },
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, leadId);
    const { protection } = (await loadVersion(tx, lead.programVersionId)).rules;
    const asked = (await findExtension(tx, scopeOf(ctx.actor), leadId)) !== undefined;
    const facts = { state: stateOf(lead), protectedUntil: lead.protectedUntil, asked };
    const decision = decideExtension(facts, protection, ctx.now());
    if (!decision.ok) throw new DomainError("wrong-state", { message: decision.why });
    const { partnerId } = lead;
    const { extensionDays: days } = protection;
    const asking = { leadId, partnerId, days, reason, requestedBy: ctx.actor.userId, requestedAt: ctx.now() };
    if (!(await insertExtension(tx, asking))) {
      throw new DomainError("wrong-state", { message: "Your team has asked for this lead already." });
    }
    await appendJournal(tx, ctx, { kind: "lead.extension_requested", leadId, partnerId, payload: { days } });
  });
}
