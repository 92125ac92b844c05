import { sql } from "kysely";
import type { Db } from "../tx";

/** What of an account may tell which lead it is. */
export type Likeness = { id: string; email: string | null; domain: string | null; companyKey: string | null };

/**
 * Open leads that could be one of these accounts: of its contact or domain, or with its name. Of each account so many,
 * the likeliest first.
 */
export async function suggestLeads(db: Db, accounts: readonly Likeness[], limit: number) {
  if (accounts.length === 0) return [];
  const of = (column: keyof Likeness) => accounts.map((account) => account[column]);
  const { rows } = await sql<{
    accountId: string;
    id: string;
    companyName: string;
    partnerName: string;
    why: "same contact" | "same domain" | "same name";
  }>`
    select x.id as account_id, s.id, s.company_name, s.partner_name,
      (array['same contact', 'same domain', 'same name'])[s.rank] as why
    from unnest(${of("id")}::text[], ${of("email")}::text[], ${of("domain")}::text[], ${of("companyKey")}::text[])
      with ordinality as x (id, email, domain, company_key, place)
    cross join lateral (
      select l.id, l.company_name, p.legal_name as partner_name, l.submitted_at,
        case when l.contact_email = x.email then 1 when l.domain = x.domain then 2 else 3 end as rank
      from leads l join partners p on p.id = l.partner_id
      where l.status in ('submitted', 'in_review', 'needs_info', 'accepted')
        and (l.contact_email = x.email or l.domain = x.domain or l.company_key = x.company_key)
      order by rank, l.submitted_at
      limit ${limit}
    ) as s
    order by x.place, s.rank, s.submitted_at
  `.execute(db);
  return rows;
}
