import { type RawBuilder, type SqlBool, sql } from "kysely";
import { likePart } from "./like-part";
import type { Cursor } from "~/kernel/page";
import type { Db } from "../tx";

/** What a list can be sorted by; each has an index that carries it (db/migrations/0006-lead-lists.ts). */
export const leadSorts = {
  changed: { column: "l.changed_at", type: "timestamptz", direction: "desc" },
  company: { column: "l.company_key", type: "text", direction: "asc" },
  due: { column: "l.due_at", type: "timestamptz", direction: "asc" },
  value: { column: "l.value_minor", type: "bigint", direction: "desc" },
} as const;
export type LeadSort = keyof typeof leadSorts;

export type LeadFilter = {
  status?: string;
  stage?: string;
  /** Part of a company's name, already in the form of `companyKey`. */
  search?: string;
  partnerId?: string;
  ownerId?: string;
};

export type LeadListOptions = {
  sort: LeadSort;
  /** Turned round against the sort's own direction. */
  reversed: boolean;
  cursor: Cursor | null;
  limit: number;
};

/** Filter and page of a list as one condition on `leads as l`, and the order that goes with it. */
function slice(
  filter: LeadFilter,
  options: LeadListOptions,
): { where: RawBuilder<SqlBool>; order: RawBuilder<unknown> } {
  const { column, type, direction } = leadSorts[options.sort];
  const { cursor } = options;
  const descending = ((direction === "desc") !== options.reversed) !== (cursor?.direction === "before");
  const sorted = sql.ref(column);
  const parts: RawBuilder<SqlBool>[] = [sql`true`];
  if (filter.partnerId) parts.push(sql`l.partner_id = ${filter.partnerId}`);
  if (filter.status) parts.push(sql`l.status = ${filter.status}`);
  if (filter.stage) parts.push(sql`l.stage = ${filter.stage}`);
  if (filter.ownerId) parts.push(sql`l.owner_id = ${filter.ownerId}`);
  if (filter.search) parts.push(sql`l.company_key like ${likePart(filter.search)}`);
  if (options.sort === "due") parts.push(sql`l.due_at is not null`);
  if (cursor?.sortValue != null) {
    const than = sql.raw(descending ? "<" : ">");
    parts.push(sql`(${sorted}, l.id) ${than} (${cursor.sortValue}::${sql.raw(type)}, ${cursor.id}::text)`);
  }
  const way = sql.raw(descending ? "desc" : "asc");
  return { where: sql.join(parts, sql` and `), order: sql`${sorted} ${way}, l.id ${way}` };
}

const columns = [
  "l.id",
  "l.companyName",
  "l.companyKey",
  "l.domain",
  "l.status",
  "l.stage",
  "l.reasonCode",
  "l.valueMinor",
  "l.currency",
  "l.dueKind",
  "l.dueFrom",
  "l.dueAt",
  "l.submittedAt",
  "l.changedAt",
] as const;

/** A page of a partner's own leads: nothing but what a partner may see is selected. */
export function listPartnerLeads(db: Db, partnerId: string, filter: LeadFilter, options: LeadListOptions) {
  const { where, order } = slice({ ...filter, partnerId }, options);
  return db
    .selectFrom("leads as l")
    .leftJoin("users as s", "s.id", "l.submittedBy")
    .select([...columns, "s.name as submittedByName"])
    .where(where)
    .orderBy(order)
    .limit(options.limit)
    .execute();
}

/** A page of all partners' leads, for the vendor. */
export function listDeskLeads(db: Db, filter: LeadFilter, options: LeadListOptions) {
  const { where, order } = slice(filter, options);
  return db
    .selectFrom("leads as l")
    .innerJoin("partners as p", "p.id", "l.partnerId")
    .leftJoin("users as o", "o.id", "l.ownerId")
    .select([...columns, "l.score", "l.partnerId", "p.legalName as partnerName", "o.name as ownerName"])
    .where(where)
    .orderBy(order)
    .limit(options.limit)
    .execute();
}

/** Of the review queue: undecided, and not waiting for the partner. */
const waiting = ["submitted", "in_review"];

/** The review queue, most urgent first: what is undecided and not waiting for a partner. */
export function listQueue(db: Db, options: { cursor: Cursor | null; limit: number }) {
  const { cursor } = options;
  const backwards = cursor?.direction === "before";
  let query = db
    .selectFrom("leads as l")
    .innerJoin("partners as p", "p.id", "l.partnerId")
    .leftJoin("users as r", "r.id", "l.reviewerId")
    .select([...columns, "l.score", "l.claim", "l.industry", "l.country", "l.region", "l.employeeCount"])
    .select(["p.legalName as partnerName", "r.name as reviewerName"])
    .where("l.status", "in", waiting);
  if (cursor?.sortValue != null) {
    const than = sql.raw(backwards ? "<" : ">");
    query = query.where(sql<SqlBool>`(l.due_at, l.id) ${than} (${cursor.sortValue}::timestamptz, ${cursor.id}::text)`);
  }
  const way = backwards ? "desc" : "asc";
  return query.orderBy("l.dueAt", way).orderBy("l.id", way).limit(options.limit).execute();
}

/** Who stands before and behind a lead in the review queue, and who is first in it besides this one. */
export async function findQueueNeighbours(db: Db, leadId: string) {
  const others = db
    .selectFrom("leads as l")
    .select("l.id")
    .where("l.status", "in", waiting)
    .where("l.id", "<>", leadId);
  const beside = (than: "<" | ">") =>
    others
      .where(
        sql<SqlBool>`(l.due_at, l.id) ${sql.raw(than)} (select h.due_at, h.id from leads h where h.id = ${leadId}::text)`,
      )
      .orderBy("l.dueAt", than === "<" ? "desc" : "asc")
      .orderBy("l.id", than === "<" ? "desc" : "asc")
      .limit(1);
  return db
    .selectNoFrom([
      beside("<").as("previousId"),
      beside(">").as("nextId"),
      others.orderBy("l.dueAt").orderBy("l.id").limit(1).as("firstId"),
      db.selectFrom("leads").select("companyName").where("id", "=", leadId).as("companyName"),
    ])
    .executeTakeFirstOrThrow();
}

/** Leads for the search of the command palette: the closest names first. */
export function searchLeads(db: Db, options: { partnerId?: string; ownerId?: string; search: string; limit: number }) {
  let query = db
    .selectFrom("leads as l")
    .select(["l.id", "l.companyName", "l.domain", "l.status", "l.stage", "l.reasonCode"])
    .where("l.companyKey", "like", likePart(options.search));
  if (options.partnerId) query = query.where("l.partnerId", "=", options.partnerId);
  if (options.ownerId) query = query.where("l.ownerId", "=", options.ownerId);
  return query.orderBy("l.changedAt", "desc").limit(options.limit).execute();
}

/** A partner's leads in one program, the last changed first, each with how many there are. */
export function listReferrals(db: Db, of: { partnerId: string; programId: string }, limit: number) {
  return db
    .selectFrom("leads")
    .select((eb) => [
      "id",
      "companyName",
      "status",
      "stage",
      "reasonCode",
      "dueKind",
      "dueFrom",
      "dueAt",
      "changedAt",
      eb.fn.countAll<bigint>().over().as("total"),
    ])
    .where("partnerId", "=", of.partnerId)
    .where("programId", "=", of.programId)
    .orderBy("changedAt", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** What leads earned, by lead, kind of reward and currency; minor units, without what was rejected or taken back. */
export async function listLeadEarnings(db: Db, leadIds: readonly string[]) {
  if (leadIds.length === 0) return [];
  const rows = await db
    .selectFrom("commissions")
    .select((eb) => ["leadId", "kind", "currency", eb.fn.sum<bigint>("amountMinor").as("amountMinor")])
    .where("leadId", "in", leadIds)
    .where("status", "<>", "rejected")
    .groupBy(["leadId", "kind", "currency"])
    .having((eb) => eb.fn.sum("amountMinor"), ">", 0)
    .orderBy("kind")
    .orderBy("currency")
    .execute();
  return rows.map((row) => ({ ...row, amountMinor: BigInt(row.amountMinor) }));
}
