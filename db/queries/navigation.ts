import { sql } from "kysely";
import type { Db } from "../tx";
import { slipsOf } from "./lead-counts";
import { countLeftLeads } from "./assignment";
import { isFor, type NoticeReader } from "./messages";
import type { Scope } from "./scope";

export type NavigationCounts = {
  unread: number;
  /** Undecided leads that the vendor has to look at. */
  queue: number;
  /** Accepted leads that nobody owns, or whose owner has left, and that nobody was offered yet. */
  toAssign: number;
  /** Offers that wait for this rep. */
  offers: number;
  /** Commissions that wait for approval. */
  approvals: number;
  /** The partner's leads that wait for its answer. */
  questions: number;
  /** Applications that wait for a decision. */
  applications: number;
  /** Flags that hold money and wait for a decision. */
  flags: number;
};

/** All the numbers of the navigation in one round trip; each part is read only for those who see it. */
export async function readNavigationCounts(
  db: Db,
  wanted: {
    reader: NoticeReader;
    queue: boolean;
    offers: boolean;
    approvals: boolean;
    applications: boolean;
    flags: boolean;
  },
): Promise<NavigationCounts> {
  const { userId, partnerId } = wanted.reader;
  const nothing = sql`0`;
  const counted = (scope: Scope, condition: ReturnType<typeof sql>) =>
    sql`(select coalesce(sum(n), 0) from lead_counts where ${slipsOf(scope)} and ${condition})`;
  const { rows } = await sql<Record<keyof NavigationCounts, string>>`
    select
      (select count(*) from notifications where ${isFor(wanted.reader)} and read_at is null) as unread,
      ${wanted.queue ? counted({ all: true }, sql`status in ('submitted', 'in_review')`) : nothing} as queue,
      ${wanted.queue ? sql`${counted({ all: true }, sql`status = 'accepted' and stage = 'routing'`)} + ${countLeftLeads}` : nothing} as "toAssign",
      ${wanted.offers ? sql`(select count(*) from lead_offers where rep_id = ${userId} and outcome is null)` : nothing} as offers,
      ${wanted.approvals ? sql`(select count(*) from commissions where status = 'awaiting_approval')` : nothing} as approvals,
      ${partnerId ? counted({ partnerId }, sql`status = 'needs_info'`) : nothing} as questions,
      ${wanted.applications ? sql`(select count(*) from partner_applications where status = 'submitted')` : nothing} as applications,
      ${wanted.flags ? sql`(select count(*) from fraud_flags where status = 'open' and severity <> 'note')` : nothing} as flags
  `.execute(db);
  const [row] = rows;
  const count = (key: keyof NavigationCounts) => Number(row?.[key] ?? 0);
  return {
    unread: count("unread"),
    queue: count("queue"),
    toAssign: count("toAssign"),
    offers: count("offers"),
    approvals: count("approvals"),
    questions: count("questions"),
    applications: count("applications"),
    flags: count("flags"),
  };
}
