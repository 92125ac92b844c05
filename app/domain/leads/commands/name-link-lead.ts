import { findAccountForUpdate } from "db/queries/accounts";
import { listLeadFacts } from "db/queries/journal";
import { updateLead } from "db/queries/leads";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { companyKey } from "../../partners/company";
import { lockLead } from "../move-lead";

type Edited = { fields?: string[] };

/**
 * Calls a lead that came through a link by its account's company, which may be reported after the lead was opened.
 * Does nothing for any other lead, and for one whose name somebody changed.
 */
export async function nameLinkLead(ctx: Ctx, of: { leadId: string; accountId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const account = await findAccountForUpdate(tx, of.accountId);
    const lead = await lockLead(tx, ctx, of.leadId);
    const name = account?.company;
    if (lead.source !== "link" || !name || lead.companyName === name) return;
    const edits = await listLeadFacts(tx, lead.id, ["lead.edited"]);
    if (edits.some(({ payload }) => (payload as Edited).fields?.includes("companyName"))) return;
    const change = { companyName: name, companyKey: companyKey(name), changedAt: ctx.now() };
    assert(await updateLead(tx, lead, change), "a locked lead keeps its revision");
  });
}
