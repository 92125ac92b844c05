import { listLeadIdsToRemind } from "db/queries/lead-extensions";
import { updateLead } from "db/queries/leads";
import { listAllPublishedVersionIds } from "db/queries/programs";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { after, day } from "~/kernel/time";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { loadVersion } from "../../programs/load-rules";
import { canMove } from "../lifecycle";
import { lockLead, stateOf } from "../move-lead";

const batch = 500;

/** Records that a lead's protection ends soon, unless that was done in this stretch before its end. */
async function remind(ctx: Ctx, leadId: string, reach: number): Promise<void> {
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, leadId);
    const { protectedUntil, protectionRemindedAt, partnerId } = lead;
    const since = after(protectedUntil, -reach);
    const told = protectionRemindedAt !== null && protectionRemindedAt >= since;
    if (told || now < since || now >= protectedUntil || !canMove(stateOf(lead), "expireUnprotected")) return;
    assert(await updateLead(tx, lead, { protectionRemindedAt: now }), "a locked lead keeps its revision");
    await appendJournal(tx, ctx, {
      kind: "lead.protection_ending",
      leadId,
      partnerId,
      payload: { protectedUntil: protectedUntil.toISOString() },
    });
  });
}

/**
 * The clock's part: partners hear of it on the version's days before a lead's protection ends. A clock that stood still
 * reminds once, not once for each day that it missed.
 * @returns how many leads were looked at
 */
export async function remindProtection(ctx: Ctx): Promise<number> {
  const now = ctx.now();
  let seen = 0;
  for (const versionId of await listAllPublishedVersionIds(ctx.db)) {
    const { reminderDays } = (await loadVersion(ctx.db, versionId)).rules.protection;
    // The shortest stretch first: whoever is reminded in it needs no reminder of a longer one.
    for (const days of [...reminderDays].sort((a, b) => a - b)) {
      const reach = days * day;
      const due = await listLeadIdsToRemind(ctx.db, { versionId, now, until: after(now, reach), reach, limit: batch });
      for (const { id } of due) await remind(ctx, id, reach);
      seen += due.length;
    }
  }
  return seen;
}
