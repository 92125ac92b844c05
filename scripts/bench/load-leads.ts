import type { Client } from "pg";
import { benchEnd, benchMonths } from "./clock";

const partnerCount = 200;
const batch = 100_000;

/** A number below `limit`, always the same for the same lead and purpose. */
const chance = (limit: number, purpose: number) => `((hashint8extended(n, ${purpose}) & 1073741823) % ${limit})::int`;

/** Share of the leads that are undecided or just accepted; the others have run their course. */
const openShare = 0.02;

/** Fills a migrated database that holds the demo's people and the samples. */
export async function loadLeads(client: Client, rows: number): Promise<void> {
  // Neither counting triggers nor foreign keys row by row: what they would do is done once, below.
  await client.query(
    "set session_replication_role = replica; set maintenance_work_mem = '512MB'; set work_mem = '64MB'",
  );
  await addPartners(client);
  const indexes = await dropIndexes(client);
  for (let from = 1; from <= rows; from += batch) {
    await client.query(insertLeads(rows), [from, Math.min(rows, from + batch - 1), benchEnd]);
  }
  for (const definition of indexes) await client.query(definition);
  await client.query(fillFromLeads);
  await client.query("drop table bench_forms, bench_words, bench_partners");
  await client.query("vacuum (analyze)");
}

/** The demo's partners come first; the rest are made up, one person each. */
async function addPartners(client: Client): Promise<void> {
  await client.query(`
    insert into partners (id, legal_name, kind, country, website, created_at, changed_at)
    select 'ptnr_0' || lpad(n::text, 25, '0'), 'Partner ' || n, 'agency', 'US', '', p.created_at, p.created_at
    from generate_series((select count(*) from partners) + 1, ${partnerCount}) n,
      (select min(created_at) as created_at from partners) p;
    insert into users (id, email, name, side, created_at)
    select 'user' || substr(id, 5), 'person@' || id || '.example', 'Person of ' || legal_name, 'partner', created_at
    from partners where id like 'ptnr\\_00000%';
    insert into memberships (user_id, partner_id, role, joined_at)
    select 'user' || substr(id, 5), id, 'admin', created_at from partners where id like 'ptnr\\_00000%';
    insert into enrolments (id, partner_id, program_id, status, accepted_version_id, accepted_at, created_at)
    select 'enr' || substr(p.id, 5), p.id, v.program_id, 'approved', v.id, p.created_at, p.created_at
    from partners p, program_versions v where p.id like 'ptnr\\_00000%';
    create table bench_partners as
    select row_number() over (order by u.email = 'partner.admin@demo.example' desc, p.id) - 1 as place, p.id, u.id as user_id
    from partners p
    join lateral (
      select u.id, u.email from memberships m join users u on u.id = m.user_id
      where m.partner_id = p.id order by u.email limit 1
    ) u on true;
    analyze bench_forms, bench_words, bench_partners;
  `);
}

/** Indexes are made once over all rows; those behind constraints stay. */
async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i
    where i.indrelid = 'leads'::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
  `);
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map((row) => row.definition);
}

/** $1 and $2: first and last lead; $3: the end of time. The bench's partner has the share of a large one. */
function insertLeads(rows: number): string {
  const benchPartner = Math.min(20_000, rows / 5);
  const openFrom = Math.floor(rows * (1 - openShare));
  return `
    with numbered as (
      select n::bigint as n,
        $3::timestamptz - make_interval(secs => ${benchMonths * 30 * 86_400} * (1 - n::float8 / ${rows + 1})) as submitted_at,
        n > ${openFrom} as open,
        ${chance(100, 1)} as dice,
        ${chance(100, 2)} as stage_dice,
        n % ${Math.round(rows / benchPartner)} = 0 as of_bench_partner,
        n % 20 = 0 as rival
      from generate_series($1::bigint, $2::bigint) n
    ), stated as (
      select *,
        case
          when open and dice < 30 then 'submitted' when open and dice < 45 then 'in_review'
          when open and dice < 60 then 'needs_info' when open then 'accepted'
          when dice < 45 then 'accepted' when dice < 70 then 'rejected' when dice < 80 then 'duplicate'
          when dice < 88 then 'withdrawn' else 'expired'
        end as status,
        case
          when open and stage_dice < 50 then 'routing' when open then 'offered'
          when stage_dice < 32 then 'won' when stage_dice < 64 then 'lost' when stage_dice < 76 then 'contacted'
          when stage_dice < 86 then 'qualified' when stage_dice < 94 then 'opportunity' else 'owned'
        end as reached
      from numbered
    ), placed as (
      select s.*, case when status = 'accepted' then reached end as stage,
        status in ('submitted', 'in_review', 'needs_info')
          or (status = 'accepted' and reached not in ('won', 'lost')) as live,
        case
          when status in ('submitted', 'in_review') then 'review'
          when status = 'needs_info' then 'partner_answer'
          when status <> 'accepted' then null
          when reached = 'routing' then 'assign' when reached = 'offered' then 'rep_answer'
          when reached = 'owned' then 'first_contact'
          when reached in ('contacted', 'qualified') then 'protection'
        end as due_kind,
        a.word || ' ' || b.word || ' ' || (n % 1000) as company_name,
        lower(a.word || '-' || b.word) || '-' || (case when rival then n - 1 else n end) || '.example' as domain,
        f.form,
        least($3::timestamptz, submitted_at + make_interval(mins => case when open then 5 else ${chance(60_000, 3)} end))
          as changed_at
      from stated s
      join bench_forms f on f.place = ${chanceIn("bench_forms", 4)}
      join bench_words a on a.place = ${chanceIn("bench_words", 5, "n - rival::int")}
      join bench_words b on b.place = ${chanceIn("bench_words", 6, "n - rival::int")}
    )
    insert into leads (
      id, partner_id, submitted_by, program_id, program_version_id, source, submitted_at, changed_at, status, stage,
      owner_id, due_kind, due_from, due_at, protected_until, decided_at, reason_code, partner_reason,
      company_name, company_key, website, domain, country, region, industry, employee_count, revenue_band,
      current_tools, plan_tier, seats, value_minor, currency, use_case, timeline, budget_status,
      contact_first_name, contact_last_name, contact_title, contact_email, contact_phone, relationship,
      contact_consent, partner_note, score, fit, claim
    )
    select 'lead_0' || lpad(n::text, 25, '0'), partner.id, partner.user_id, v.program_id, v.id, 'portal',
      submitted_at, p.changed_at, status, stage,
      case when stage in ('owned', 'contacted', 'qualified', 'opportunity', 'won', 'lost')
        then (select r.user_id from rep_profiles r order by r.user_id offset n % 2 limit 1) end,
      due_kind, case when due_kind is not null then p.changed_at end,
      case when due_kind = 'protection' then $3::timestamptz + make_interval(mins => ${chance(120_000, 7)})
        when due_kind is not null then $3::timestamptz + make_interval(mins => ${chance(4_000, 8)} - 400) end,
      submitted_at + interval '90 days',
      case when status in ('accepted', 'rejected', 'duplicate') then p.changed_at end,
      case when status = 'rejected' then 'outside_criteria' end,
      case when status in ('rejected', 'duplicate') then 'It does not fit the program at the moment.' end,
      company_name, lower(company_name), 'https://www.' || domain, domain,
      form->>'country', form->>'region', form->>'industry', (form->>'employeeCount')::int, form->>'revenueBand',
      form->>'currentTools', form->>'planTier', (form->>'seats')::int,
      (form->>'valueMinor')::bigint + n % 97 * 1000, 'USD', form->>'useCase', form->>'timeline', form->>'budgetStatus',
      form->>'contactFirstName', form->>'contactLastName', form->>'contactTitle',
      lower((form->>'contactFirstName') || '.' || n) || '@' || domain, form->>'contactPhone', form->>'relationship',
      (form->>'contactConsent')::boolean, form->>'partnerNote', (form->>'score')::int, form->'fit',
      case when not live then 'released' when rival then 'waits' else 'holds' end
    from placed p
    join bench_partners partner on partner.place =
      case when of_bench_partner then 0 else 1 + ${chance(partnerCount - 1, 9)} end
    cross join program_versions v
    order by n`;
}

/** The number of a row of a samples table. */
function chanceIn(table: string, purpose: number, of = "n"): string {
  return `(hashint8extended(${of}, ${purpose}) & 1073741823) % (select count(*) from ${table})`;
}

/** What hangs on leads: totals, claims, opportunities, and the story of a sample (all of the bench's partner). */
const fillFromLeads = `
  insert into lead_counts (partner_id, status, stage, n)
  select partner_id, status, coalesce(stage, '') as stage, count(*) from leads
  group by grouping sets ((partner_id, status, leads.stage), (status, leads.stage));

  insert into lead_claims (product_line, domain, lead_id, since)
  select product_line, domain, id, submitted_at from leads where claim = 'holds';

  insert into opportunities (lead_id, partner_id, step, amount_minor, currency, plan_tier, expected_close, opened_at, closed_at, lost_reason)
  select id, partner_id, case stage when 'opportunity' then 'proposal' else stage end, value_minor, currency, plan_tier,
    (changed_at + interval '60 days')::date, changed_at, case when stage <> 'opportunity' then changed_at end,
    case when stage = 'lost' then 'price' end
  from leads where stage in ('opportunity', 'won', 'lost');

  create table bench_told as
  select l.id, right(l.id, 25)::bigint as n, l.partner_id, l.program_id, l.submitted_by, l.submitted_at, l.changed_at, l.status
  from leads l join bench_partners p on p.id = l.partner_id
  where p.place = 0 or right(l.id, 25)::bigint % 10 = 0;

  insert into journal (id, kind, audience, lead_id, partner_id, program_id, actor_kind, actor_id, occurred_at, recorded_at, source, source_id)
  select 'jrn_0' || lpad(row_number() over (order by e.at, l.id)::text, 25, '0'), e.kind, 'partner', l.id, l.partner_id,
    l.program_id, e.actor_kind, case e.actor_kind when 'partner' then l.submitted_by end, e.at, e.at, 'bench', l.id || e.kind
  from bench_told l
  cross join lateral (values
    ('lead.submitted', 'partner', l.submitted_at, true),
    ('lead.info_requested', 'vendor', l.submitted_at + (l.changed_at - l.submitted_at) * 0.3, l.n % 5 = 0),
    ('lead.info_provided', 'partner', l.submitted_at + (l.changed_at - l.submitted_at) * 0.6, l.n % 5 = 0),
    ('lead.accepted', 'vendor', l.changed_at, l.status = 'accepted'),
    ('lead.rejected', 'vendor', l.changed_at, l.status = 'rejected')
  ) as e (kind, actor_kind, at, happened)
  where e.happened
  order by e.at;

  insert into milestone_counts (partner_id, month, kind, n)
  select partner_id, date_trunc('month', occurred_at at time zone 'UTC')::date as month, kind, count(*) from journal
  where kind in ('lead.submitted', 'lead.accepted', 'opportunity.won')
  group by grouping sets ((partner_id, month, kind), (month, kind));

  insert into lead_messages (id, partner_id, lead_id, audience, author_id, author_side, kind, body, created_at)
  select 'msg' || substr(l.id, 5), l.partner_id, l.id, 'partner', l.submitted_by, 'partner', 'message',
    'They have asked for a call next week.', l.submitted_at + interval '1 hour'
  from bench_told l where l.n % 3 = 0;

  drop table bench_told`;
