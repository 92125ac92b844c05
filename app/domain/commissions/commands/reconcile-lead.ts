import { insertCommission, listCommissionsOfLeadForUpdate, updateCommission } from "db/queries/commissions";
import { listLeadFacts } from "db/queries/journal";
import { findLeadForUpdate } from "db/queries/leads";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { loadVersion } from "../../programs/load-rules";
import { evaluate } from "../evaluate";
import { reconcile } from "../reconcile";
import { needsFourEyes } from "../rules";
import type { LeadFact, PostedCommission } from "../types";

/** Everything that a reward can hang on, or that can take one back. */
const rewardFacts = [
  "lead.accepted",
  "lead.qualified",
  "opportunity.opened",
  "opportunity.won",
  "opportunity.reopened",
] as const;

/**
 * Brings a lead's commissions in line with its journal: what is due is compared with what was posted, and only the
 * difference is posted, under the lead's lock. May run at any time, twice, or in any order.
 */
export async function reconcileLead(ctx: Ctx, leadId: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await findLeadForUpdate(tx, { all: true }, leadId);
    assert(lead, "a fact of a lead has its lead");
    const version = await loadVersion(tx, lead.programVersionId);
    const facts = await listLeadFacts(tx, leadId, rewardFacts);
    const posted = await listCommissionsOfLeadForUpdate(tx, leadId);
    const difference = reconcile(evaluate(version, facts as LeadFact[]), posted as PostedCommission[]);
    const acceptedBy = facts.find((fact) => fact.kind === "lead.accepted")?.actorId ?? null;
    const now = ctx.now();
    const about = { leadId, partnerId: lead.partnerId, programId: lead.programId };

    // The acceptance may arrive after what it led to; the four-eyes rule has to know who accepted before it is asked.
    const undecided = posted.filter((one) => one.acceptedBy === null && one.decidedAt === null);
    for (const { id, status } of acceptedBy ? undecided : []) {
      assert(await updateCommission(tx, { id, status }, { acceptedBy }), "the commission is locked");
    }
    for (const due of difference.accrue) {
      const id = ctx.newId("comm");
      await insertCommission(tx, {
        ...due,
        id,
        partnerId: lead.partnerId,
        leadId,
        programVersionId: version.id,
        status: due.holdUntil > now ? "pending" : "awaiting_approval",
        explanation: JSON.stringify(due.explanation),
        acceptedBy,
        fourEyes: needsFourEyes(version.rules.approval, due),
        createdAt: now,
        changedAt: now,
      });
      await appendJournal(tx, ctx, {
        kind: "commission.accrued",
        ...about,
        payload: { commissionId: id, amountMinor: due.amountMinor.toString(), currency: due.currency },
      });
    }
    for (const { id, amountMinor, currency } of difference.restore) {
      const held = posted.some((commission) => commission.id === id && commission.holdUntil > now);
      const status = held ? "pending" : "awaiting_approval";
      const change = { status, changedAt: now, decidedBy: null, decidedAt: null };
      assert(await updateCommission(tx, { id, status: "reversed" }, change), "the commission is locked");
      const payload = { commissionId: id, amountMinor: amountMinor.toString(), currency };
      await appendJournal(tx, ctx, { kind: "commission.accrued", ...about, payload });
    }
    for (const commission of difference.reverse) {
      const { id, status } = commission;
      assert(
        await updateCommission(tx, { id, status }, { status: "reversed", changedAt: now }),
        "the commission is locked",
      );
      await appendJournal(tx, ctx, { kind: "commission.reversed", ...about, payload: { commissionId: id } });
    }
  });
}
