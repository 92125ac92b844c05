import { listLeadFacts } from "db/queries/journal";
import type { Db } from "db/tx";
import { activationKinds, countActivations } from "./activation";

/** How many features are activated as far as a lead's journal tells; undefined where there is no account to tell it. */
export async function readActivations(db: Db, lead: { id: string; source: string }): Promise<number | undefined> {
  const facts = await listLeadFacts(db, lead.id, activationKinds);
  // A lead that came through a link has an account, which may have activated nothing so far.
  return facts.length > 0 || lead.source === "link" ? countActivations(facts) : undefined;
}
