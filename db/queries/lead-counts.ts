import { sql } from "kysely";
import type { Db, Tx } from "../tx";
import { partnerOf, type Scope } from "./scope";

export type LeadCount = { status: string; stage: string; n: number };

/** The slips of one partner, or of all together: those have no partner. */
export function slipsOf(scope: Scope) {
  const partnerId = partnerOf(scope);
  return partnerId ? sql<boolean>`partner_id = ${partnerId}` : sql<boolean>`partner_id is null`;
}

/** How many leads there are by status and stage: the sum over a few slips, never a scan of the leads. */
export async function countLeads(db: Db, scope: Scope): Promise<LeadCount[]> {
  const rows = await db
    .selectFrom("leadCounts")
    .select((eb) => ["status", "stage", eb.fn.sum<string>("n").as("n")])
    .where(slipsOf(scope))
    .groupBy(["status", "stage"])
    .execute();
  return rows.map(({ status, stage, n }) => ({ status, stage, n: Number(n) })).filter((row) => row.n > 0);
}

export type MonthCount = { month: string; submitted: number; accepted: number; won: number };

/** Milestones per calendar month (UTC), from the month of `since` on. */
export async function countMilestonesByMonth(db: Db, scope: Scope, since: Date): Promise<MonthCount[]> {
  const { rows } = await sql<{ month: string; submitted: string; accepted: string; won: string }>`
    select to_char(month, 'YYYY-MM') as month,
      coalesce(sum(n) filter (where kind = 'lead.submitted'), 0) as submitted,
      coalesce(sum(n) filter (where kind = 'lead.accepted'), 0) as accepted,
      coalesce(sum(n) filter (where kind = 'opportunity.won'), 0) as won
    from milestone_counts
    where ${slipsOf(scope)} and month >= date_trunc('month', ${since}::timestamptz at time zone 'UTC')
    group by month order by month
  `.execute(db);
  return rows.map(({ month, submitted, accepted, won }) => ({
    month,
    submitted: Number(submitted),
    accepted: Number(accepted),
    won: Number(won),
  }));
}

const slips = { lead_counts: "partner_id, status, stage", milestone_counts: "partner_id, month, kind" };

/** Replaces all slips by their sums. Slips that are written meanwhile stay as they are: both are counted. */
export async function foldSlips(tx: Tx): Promise<void> {
  for (const [name, columns] of Object.entries(slips)) {
    const table = sql.raw(name);
    const keys = sql.raw(columns);
    await sql`
      with taken as (
        delete from ${table}
        where id in (select id from ${table} order by id for update skip locked)
        returning ${keys}, n
      )
      insert into ${table} (${keys}, n)
      select ${keys}, sum(n) from taken group by ${keys} having sum(n) <> 0
    `.execute(tx);
  }
}
