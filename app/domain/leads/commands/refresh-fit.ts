import { updateLead } from "db/queries/leads";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { loadVersion } from "../../programs/load-rules";
import { decideFit, fitFactsOf } from "../fit";
import { lockLead } from "../move-lead";
import { readActivations } from "../read-activations";
import { openStatuses, type StoredFit } from "../types";

const isSame = (one: StoredFit, other: StoredFit) =>
  one.items.every(({ found }, at) => found === other.items[at]?.found);

/**
 * Works out anew how a lead that is still to be decided on fits, after its account used more of the product. What was
 * found is kept with the lead as on the day of its submission; when nothing else is found, nothing changes.
 */
export async function refreshFit(ctx: Ctx, leadId: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, leadId);
    const { rules } = await loadVersion(tx, lead.programVersionId);
    const asked = rules.qualification.some(({ test }) => test.field === "activation");
    if (!asked || !openStatuses.some((status) => status === lead.status)) return;
    const fit = decideFit(rules, { ...fitFactsOf(lead), activations: await readActivations(tx, lead) });
    if (isSame(fit, lead.fit as StoredFit)) return;
    const change = { score: fit.score, fit: JSON.stringify(fit), changedAt: ctx.now() };
    assert(await updateLead(tx, lead, change), "a locked lead keeps its revision");
  });
}
