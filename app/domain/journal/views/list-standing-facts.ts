import { listLeadFacts } from "db/queries/journal";
import type { Db } from "db/tx";
import { standingFacts, takingBack } from "../standing-facts";

export type StandingFact = Awaited<ReturnType<typeof listLeadFacts>>[number];

/** A lead's facts of some kinds that count for it (`standingFacts`), by when they occurred. */
export async function listStandingFacts(db: Db, leadId: string, kinds: readonly string[]): Promise<StandingFact[]> {
  const asked = new Set(kinds);
  const facts = standingFacts(await listLeadFacts(db, leadId, [...kinds, ...takingBack]));
  return facts.filter(({ kind }) => asked.has(kind));
}
