import { sql } from "kysely";
import type { Db } from "../tx";

const listed = [
  "l.id",
  "l.companyName",
  "l.status",
  "l.stage",
  "l.dueKind",
  "l.dueFrom",
  "l.dueAt",
  "l.changedAt",
] as const;

/** A partner's leads that wait for its own answer, most urgent first. */
export function listLeadsToAnswer(db: Db, partnerId: string, limit: number) {
  return db
    .selectFrom("leads as l")
    .select(listed)
    .where("l.partnerId", "=", partnerId)
    .where("l.status", "=", "needs_info")
    .orderBy("l.dueAt")
    .limit(limit)
    .execute();
}

/** A partner's leads that changed last. */
export function listLatestLeads(db: Db, partnerId: string, limit: number) {
  return db
    .selectFrom("leads as l")
    .select(listed)
    .where("l.partnerId", "=", partnerId)
    .orderBy("l.changedAt", "desc")
    .orderBy("l.id", "desc")
    .limit(limit)
    .execute();
}

export type MonthCount = { month: string; submitted: number; accepted: number; won: number };

/** Milestones per calendar month (UTC), from the journal's index by kind; the last months only. */
export async function countMilestonesByMonth(
  db: Db,
  options: { partnerId?: string; since: Date },
): Promise<MonthCount[]> {
  const own = options.partnerId ? sql`and partner_id = ${options.partnerId}` : sql``;
  const { rows } = await sql<{ month: string; submitted: string; accepted: string; won: string }>`
    select to_char(occurred_at at time zone 'UTC', 'YYYY-MM') as month,
      count(*) filter (where kind = 'lead.submitted') as submitted,
      count(*) filter (where kind = 'lead.accepted') as accepted,
      count(*) filter (where kind = 'opportunity.won') as won
    from journal
    where kind in ('lead.submitted', 'lead.accepted', 'opportunity.won') and occurred_at >= ${options.since} ${own}
    group by 1 order by 1
  `.execute(db);
  return rows.map(({ month, submitted, accepted, won }) => ({
    month,
    submitted: Number(submitted),
    accepted: Number(accepted),
    won: Number(won),
  }));
}
