import { listRepsFor } from "db/queries/sales";
import type { Db } from "db/tx";
import { industries, labelOf } from "../../leads/fields";
import { type RepSuggestion, rankReps } from "../rules";

const defaultCapacity = 40;

/** The reps for a lead, best first, each with the reasons; not the one who owns it. */
export async function suggestReps(
  db: Db,
  lead: { id: string; country: string; industry: string; ownerId: string | null },
  now: Date,
): Promise<RepSuggestion[]> {
  const reps = (await listRepsFor(db, lead.id)).filter(({ userId }) => userId !== lead.ownerId);
  return rankReps(
    { country: lead.country, industry: lead.industry, industryLabel: labelOf(industries, lead.industry) },
    reps.map((rep) => ({
      userId: rep.userId,
      name: rep.name,
      countries: rep.countries ?? [],
      industries: rep.industries ?? [],
      capacity: rep.capacity ?? defaultCapacity,
      openLeads: Number(rep.owned ?? 0n) + Number(rep.offered ?? 0n),
      awayUntil: rep.awayUntil,
      declinedBefore: Boolean(rep.declinedBefore),
    })),
    now,
  );
}
