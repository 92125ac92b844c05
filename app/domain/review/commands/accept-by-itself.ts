import { hasUnclearedFlag } from "db/queries/fraud";
import { listLeadFacts } from "db/queries/journal";
import { inTransaction } from "db/tx";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { canMove } from "../../leads/lifecycle";
import { lockLead, moveLead, stateOf } from "../../leads/move-lead";
import { dueRules } from "../../leads/rules";
import type { StoredFit } from "../../leads/types";
import { loadVersion } from "../../programs/load-rules";
import { decideAutoAccept } from "../rules";

/**
 * Accepts a lead that came through a link and was looked at for fraud, where its version says so; does nothing to any
 * other, nor to one with a flag that nobody cleared.
 */
export async function acceptByItself(ctx: Ctx, leadId: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, leadId);
    const { rules } = await loadVersion(tx, lead.programVersionId);
    const { source, score } = lead;
    const { blocked } = lead.fit as StoredFit;
    const from = rules.attribution.autoAcceptScore;
    const screened = await listLeadFacts(tx, leadId, ["lead.screened"]);
    if (screened.length === 0) return;
    const flagged = await hasUnclearedFlag(tx, leadId);
    if (!canMove(stateOf(lead), "accept") || !decideAutoAccept({ source, score, blocked, from, flagged })) return;
    const now = ctx.now();
    await moveLead(tx, ctx, lead, "accept", { due: dueRules.assign(now, rules.serviceLevels), decidedAt: now });
    const { partnerId, programId } = lead;
    await appendJournal(tx, ctx, {
      kind: "lead.accepted",
      leadId,
      partnerId,
      programId,
      payload: { byItself: true, score },
    });
  });
}
