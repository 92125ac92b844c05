import { sql } from "kysely";
import type { Db, Tx } from "../tx";
import { partnerOf, type Scope } from "./scope";

export type LeadCount = { status: string; stage: string; n: number };

/** How many leads there are by status and stage: the sum over a few slips, never a scan of the leads. */
export async function countLeads(db: Db, scope: Scope): Promise<LeadCount[]> {
  let query = db
    .selectFrom("leadCounts")
    .select((eb) => ["status", "stage", eb.fn.sum<string>("n").as("n")])
    .groupBy(["status", "stage"]);
  const partnerId = partnerOf(scope);
  if (partnerId) query = query.where("partnerId", "=", partnerId);
  const rows = await query.execute();
  return rows.map(({ status, stage, n }) => ({ status, stage, n: Number(n) })).filter((row) => row.n > 0);
}

/** Replaces all slips by their sums. Slips that are written meanwhile stay as they are: both are counted. */
export async function foldLeadCounts(tx: Tx): Promise<void> {
  await sql`
    with taken as (
      delete from lead_counts
      where id in (select id from lead_counts order by id for update skip locked)
      returning partner_id, status, stage, n
    )
    insert into lead_counts (partner_id, status, stage, n)
    select partner_id, status, stage, sum(n) from taken group by partner_id, status, stage having sum(n) <> 0
  `.execute(tx);
}
