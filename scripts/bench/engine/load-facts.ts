import type { Client } from "pg";
import { benchEnd } from "../clock";

const invoicesPerDeal = 4;

/** Paid beside what the demo's program pays: every invoice of a year. */
const invoiceReward = {
  key: "paid",
  trigger: "invoice.paid",
  amount: { type: "percent", basisPoints: 500 },
  kind: "cash",
  holdDays: 30,
  recurring: { months: 12 },
};

/**
 * Gives every accepted lead of the bench's data its story, as far as commissions ask for it: submission, acceptance,
 * qualification, the deal, and of every third won deal its invoices. The stories that pages show are replaced.
 * @returns how many facts the journal holds now
 */
export async function loadFacts(client: Client): Promise<number> {
  // Neither the triggers that keep the journal nor those that keep published rules are meant for this.
  await client.query("set session_replication_role = replica");
  await client.query(
    "update program_versions set rules = jsonb_set(rules, '{rewards}', rules->'rewards' || $1::jsonb)",
    [JSON.stringify([invoiceReward])],
  );
  await client.query(`
    delete from journal where lead_id is not null;
    insert into journal (id, kind, audience, lead_id, partner_id, program_id, actor_kind, occurred_at, recorded_at, source, source_id, payload)
    select 'jrn_1' || lpad(row_number() over (order by e.at, l.id, e.kind)::text, 25, '0'), e.kind, 'partner', l.id, l.partner_id,
      l.program_id, e.actor, e.at, e.at, 'bench', l.id || e.kind || coalesce(e.payload->>'invoiceId', ''), e.payload
    from leads l
    cross join lateral (
      select 'lead.submitted' as kind, 'partner' as actor, l.submitted_at as at, '{}'::jsonb as payload
      union all
      select 'lead.accepted', 'vendor', l.changed_at, '{}' where l.status = 'accepted'
      union all
      select 'lead.qualified', 'vendor', l.changed_at + interval '1 hour', '{}'
      where l.status = 'accepted' and l.stage in ('qualified', 'opportunity', 'won')
      union all
      select k.kind, 'vendor', l.changed_at + k.later,
        jsonb_build_object('amountMinor', l.value_minor::text, 'currency', 'USD', 'planTier', l.plan_tier)
      from (values ('opportunity.opened', interval '2 hours'), ('opportunity.won', interval '3 hours')) as k (kind, later)
      where l.status = 'accepted' and (l.stage = 'won' or (l.stage = 'opportunity' and k.kind = 'opportunity.opened'))
      union all
      select 'invoice.paid', 'integration', l.changed_at + n * interval '1 day',
        jsonb_build_object('invoiceId', 'in_' || l.id || n, 'amountMinor', (l.value_minor / 12)::text, 'currency', 'USD')
      from generate_series(1, ${invoicesPerDeal}) n
      where l.status = 'accepted' and l.stage = 'won' and hashtext(l.id) % 3 = 0
    ) e
    where e.at <= '${benchEnd.toISOString()}'::timestamptz + interval '10 days';
  `);
  await client.query("vacuum (analyze) journal");
  const { rows } = await client.query<{ n: string }>("select count(*) as n from journal");
  return Number(rows[0]?.n);
}
