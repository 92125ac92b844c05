import { getEntry } from "~/domain/journal/views/get-entry";
import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import { assert } from "~/kernel/assert";
import { type JobServices, systemCtx } from "../job-services";

/** After a fact that a reward may hang on: the lead's commissions are brought in line with its journal. */
export async function reconcileCommissions(services: JobServices, entryId: string): Promise<void> {
  const entry = await getEntry(services.database.db, entryId);
  assert(entry.leadId, "a milestone belongs to a lead");
  await reconcileLead(systemCtx(services), entry.leadId);
}
