import { reconcileLead, reconcilePartner } from "~/domain/commissions/commands/reconcile-lead";
import { getEntry } from "~/domain/journal/views/get-entry";
import { assert } from "~/kernel/assert";
import { type JobServices, systemCtx } from "../job-services";

/** After a fact that a reward may hang on: the lead's commissions are brought in line with its journal. */
export async function reconcileCommissions(services: JobServices, entryId: string): Promise<void> {
  const entry = await getEntry(services.database.db, entryId);
  assert(entry.leadId, "a milestone belongs to a lead");
  await reconcileLead(systemCtx(services), entry.leadId);
}

/** After a fact about a partner's enrolment: everything that it earned from there on is worked out again. */
export async function reconcilePartnerCommissions(services: JobServices, entryId: string): Promise<void> {
  const { partnerId, programId, occurredAt } = await getEntry(services.database.db, entryId);
  assert(partnerId && programId, "an enrolment has a partner and a program");
  await reconcilePartner(systemCtx(services), { partnerId, programId, since: occurredAt });
}
