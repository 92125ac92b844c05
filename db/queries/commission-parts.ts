import { type RawBuilder, sql } from "kysely";
import type { Db } from "../tx";
import { partnerOf, type Scope } from "./scope";

/**
 * The parts of a commission as columns, in minor units: the same as `partsOf` in domain/commissions/standing.ts. The
 * table stands under the name `c`.
 */
export type PartName =
  | "pending"
  | "awaiting_approval"
  | "approved"
  | "in_payout"
  | "paid"
  | "rejected"
  | "reversed"
  | "cut";

/**
 * Stands as reversed because a limit left nothing of it, not because anything was taken back: a limit over several leads
 * keeps the amount before it, the lead's own cap is told by the explanation.
 */
export const isCut = sql<boolean>`(c.status = 'reversed' and (c.gross_minor > 0 or c.explanation->'capped' is not null))`;

const approved = sql`case when c.rejected or c.flagged then 0
  else greatest(0, least(c.amount_minor, c.approved_minor) - c.settled_minor - c.reserved_minor) end`;
const undecided = sql`case when c.rejected then 0
  else greatest(0, c.amount_minor - c.settled_minor - c.reserved_minor) - ${approved} end`;
const isHeld = (now: Date) =>
  sql<boolean>`(c.flagged or c.status = 'pending' or (c.status = 'in_payout' and c.hold_until > ${now}))`;

function partMinor(part: PartName, now: Date): RawBuilder<bigint> {
  if (part === "paid") return sql`c.settled_minor`;
  if (part === "in_payout") return sql`c.reserved_minor`;
  if (part === "approved") return sql`${approved}`;
  if (part === "pending") return sql`case when ${isHeld(now)} then ${undecided} else 0 end`;
  if (part === "awaiting_approval") return sql`case when ${isHeld(now)} then 0 else ${undecided} end`;
  if (part === "cut") return sql`0`;
  return sql`case when c.status = ${part} then c.amount_minor else 0 end`;
}

/** Commissions that stand there, as a whole or in part. Asks for the status first, which has an index. */
export function hasPart(part: PartName, now: Date): RawBuilder<boolean> {
  if (part === "paid") return sql`(c.status = 'paid' or c.settled_minor > 0)`;
  if (part === "cut") return isCut;
  if (part === "reversed") return sql`(c.status = 'reversed' and not ${isCut})`;
  if (part === "in_payout" || part === "rejected") return sql`c.status = ${part}`;
  // Money that was approved waits beside what is due beyond it, whether that is in a payout, undecided or on hold.
  const beside = part === "approved" ? sql`('in_payout', 'awaiting_approval', 'pending')` : sql`('in_payout')`;
  return sql`(c.status = ${part} or (c.status in ${beside} and ${partMinor(part, now)} > 0))`;
}

/** What commissions come to, part by part, kind and currency: the figures above the lists. Minor units as digits. */
export async function sumCommissionParts(db: Db, scope: Scope, parts: readonly PartName[], now: Date) {
  const partnerId = partnerOf(scope);
  const columns = parts.map(
    (part, index) => sql`
      sum(${partMinor(part, now)}) as ${sql.id(`sum${index}`)},
      count(*) filter (where ${hasPart(part, now)}) as ${sql.id(`n${index}`)}`,
  );
  const { rows } = await sql<Record<string, string | bigint | Date | null>>`
    select c.kind, c.currency, ${sql.join(columns)},
      min(c.hold_until) filter (where ${hasPart("pending", now)} and not c.flagged) as "firstHoldUntil"
    from commissions c
    where ${partnerId ? sql`c.partner_id = ${partnerId}` : sql`true`}
    group by c.kind, c.currency order by c.currency, c.kind
  `.execute(db);
  return rows.map((row) => ({
    kind: String(row.kind),
    currency: String(row.currency),
    firstHoldUntil: row.firstHoldUntil as Date | null,
    parts: parts.map((part, index) => ({ part, sum: String(row[`sum${index}`]), n: Number(row[`n${index}`]) })),
  }));
}
