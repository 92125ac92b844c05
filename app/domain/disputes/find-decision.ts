import { findLostAttribution } from "db/queries/attributions";
import type { findLead } from "db/queries/leads";
import type { Scope } from "db/queries/scope";
import type { Db } from "db/tx";
import { appealableAttribution, appealableLead, type Decision } from "./rules";

type Lead = NonNullable<Awaited<ReturnType<typeof findLead>>>;

/** What can be appealed about a lead itself: that it was refused, or that its account counts for somebody else. */
export async function findLeadDecision(db: Db, scope: Scope, lead: Lead): Promise<Decision | null> {
  const decided = appealableLead(lead);
  if (decided) return decided;
  const lost = await findLostAttribution(db, scope, lead.id);
  return lost ? appealableAttribution(lost) : null;
}
