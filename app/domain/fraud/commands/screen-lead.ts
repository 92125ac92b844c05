import { listUnusedLeads } from "db/queries/fraud";
import { hasJournalSource } from "db/queries/journal";
import { findLead } from "db/queries/leads";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { after, day } from "~/kernel/time";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { loadVersion } from "../../programs/load-rules";
import { loadExemptions, loadFraudFacts } from "../load-facts";
import { engagementDays } from "../rules/low-engagement";
import { screenLead } from "../screen";
import { raiseFlag } from "./raise-flag";

/** Holds a lead and its account against the rules of its version, and raises what they find. */
export async function screenLeadFacts(ctx: Ctx, leadId: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await findLead(tx, { all: true }, leadId);
    assert(lead, "leads are never removed");
    const { rules } = await loadVersion(tx, lead.programVersionId);
    const now = ctx.now();
    const [facts, exempt] = [await loadFraudFacts(tx, lead, now), await loadExemptions(tx, lead.partnerId, now)];
    const about = { partnerId: lead.partnerId, programId: lead.programId, leadId };
    for (const raised of screenLead(facts, rules, exempt)) await raiseFlag(tx, ctx, about, raised);
  });
}

/** The same, once, for a lead that has just come in; what depends on the outcome follows from its own entry. */
export async function screenNewLead(ctx: Ctx, leadId: string): Promise<void> {
  const source = { name: "fairlead", id: `screened:${leadId}` };
  await inTransaction(ctx.db, async (tx) => {
    if (await hasJournalSource(tx, source)) return;
    await screenLeadFacts({ ...ctx, db: tx }, leadId);
    const lead = await findLead(tx, { all: true }, leadId);
    assert(lead, "leads are never removed");
    const { partnerId, programId } = lead;
    await appendJournal(tx, ctx, { kind: "lead.screened", leadId, partnerId, programId, source });
  });
}

/**
 * Finds accounts that pay and use nothing: nothing happens with them, so nobody else would look. All of
 * them in one run: one whose program or partner is let off is never flagged, and would keep its place for ever.
 * @param batch so many leads are read at a time
 */
export async function screenUnusedAccounts(ctx: Ctx, batch = 200): Promise<void> {
  const before = after(ctx.now(), -engagementDays * day);
  let leadIds: string[];
  let last = "";
  do {
    leadIds = await listUnusedLeads(ctx.db, { paidBefore: before, afterId: last, limit: batch });
    for (const leadId of leadIds) await screenLeadFacts(ctx, leadId);
    last = leadIds.at(-1) ?? last;
  } while (leadIds.length === batch);
}
