import { sql, type SqlBool } from "kysely";
import type { Cursor } from "~/kernel/page";
import type { Db } from "../tx";

/** An event's or an account's id, whole, or any of these accounts: found before, so that each has its index. */
export type EventSearch = { text: string; accountIds: readonly string[] };
export type EventFilter = {
  status?: string;
  source?: string;
  type?: string;
  /** Received from this moment on, and before that one. */
  from?: Date;
  before?: Date;
  search?: EventSearch;
};

function selectEvents(db: Db) {
  return db
    .selectFrom("inboundEvents as e")
    .leftJoin("accounts as a", "a.id", "e.accountId")
    .select(["e.seq", "e.id", "e.source", "e.eventId", "e.type", "e.occurredAt", "e.receivedAt", "e.status", "e.note"])
    .select(["e.externalId", "e.accountSource", "e.accountId", "a.company", "a.domain", "a.email"]);
}

/** What lies beyond the event of this number, in the order of the list. */
function beyond(seq: string, { backwards, byMoment }: { backwards: boolean; byMoment: boolean }) {
  const is = sql.raw(backwards ? ">" : "<");
  if (!byMoment) return sql<SqlBool>`e.seq ${is} ${seq}::bigint`;
  const moment = sql`(select received_at from inbound_events where seq = ${seq}::bigint)`;
  return sql<SqlBool>`e.received_at ${is}= ${moment} and (e.received_at ${is} ${moment} or e.seq ${is} ${seq}::bigint)`;
}

/** A page of what was reported, the newest first. */
export function listEvents(db: Db, filter: EventFilter, options: { cursor: Cursor | null; limit: number }) {
  const { cursor } = options;
  const backwards = cursor?.direction === "before";
  let query = selectEvents(db);
  if (filter.status) query = query.where("e.status", "=", filter.status);
  if (filter.source) query = query.where("e.source", "=", filter.source);
  if (filter.type) query = query.where("e.type", "=", filter.type);
  if (filter.from) query = query.where("e.receivedAt", ">=", filter.from);
  if (filter.before) query = query.where("e.receivedAt", "<", filter.before);
  if (filter.search) {
    const { text, accountIds } = filter.search;
    query = query.where((eb) =>
      eb.or([
        eb("e.eventId", "=", text),
        eb.and([eb("e.accountSource", "in", ["product", "stripe"]), eb("e.externalId", "=", text)]),
        ...(accountIds.length > 0 ? [eb("e.accountId", "in", accountIds)] : []),
      ]),
    );
  }
  const direction = backwards ? "asc" : "desc";
  // Within days by the moment, which their index has: in the order of numbers, all that came since would be read.
  const byMoment = filter.from !== undefined || filter.before !== undefined;
  if (cursor?.sortValue != null) query = query.where(beyond(cursor.sortValue, { backwards, byMoment }));
  return query
    .$if(byMoment, (days) => days.orderBy("e.receivedAt", direction))
    .orderBy("e.seq", direction)
    .limit(options.limit)
    .execute();
}

export function findEvent(db: Db, id: string) {
  return selectEvents(db)
    .leftJoin("attributions as t", "t.id", "e.attributionId")
    .leftJoin("partners as p", "p.id", "t.partnerId")
    .leftJoin("leads as l", "l.id", "t.leadId")
    .leftJoin("attributions as c", (join) => join.onRef("c.accountId", "=", "e.accountId").on("c.endedAt", "is", null))
    .leftJoin("users as u", "u.id", "e.matchedBy")
    .select(["e.raw", "e.fact", "t.leadId", "p.legalName as partnerName", "l.companyName"])
    .select(["e.matchedInvoiceId", "e.matchReason", "u.name as matchedByName", "c.leadId as accountLeadId"])
    .where("e.id", "=", id)
    .executeTakeFirst();
}

/** The newest events of an account. */
export function listEventsOfAccount(db: Db, accountId: string, limit: number) {
  return selectEvents(db).where("e.accountId", "=", accountId).orderBy("e.seq", "desc").limit(limit).execute();
}

export function findAccount(db: Db, id: string) {
  return db.selectFrom("accounts").selectAll().where("id", "=", id).executeTakeFirst();
}

/** All attributions of an account, the standing one first. */
export function listAttributions(db: Db, accountId: string) {
  return db
    .selectFrom("attributions as t")
    .innerJoin("partners as p", "p.id", "t.partnerId")
    .innerJoin("programs as g", "g.id", "t.programId")
    .leftJoin("links as k", "k.id", "t.linkId")
    .leftJoin("leads as l", "l.id", "t.leadId")
    .leftJoin("users as u", "u.id", "t.decidedBy")
    .selectAll("t")
    .select(["p.legalName as partnerName", "g.name as programName", "k.name as linkName", "k.code as linkCode"])
    .select(["l.companyName", "u.name as decidedByName"])
    .where("t.accountId", "=", accountId)
    .orderBy(sql`t.ended_at is not null`)
    .orderBy("t.startedAt", "desc")
    .execute();
}

/** Every trace of who could have brought an account, the newest first. */
export function listTouchesOfAccount(db: Db, accountId: string, limit: number) {
  return db
    .selectFrom("touches as t")
    .innerJoin("partners as p", "p.id", "t.partnerId")
    .leftJoin("links as k", "k.id", "t.linkId")
    .leftJoin("leads as l", "l.id", "t.leadId")
    .select(["t.kind", "t.subjectId", "t.occurredAt", "t.linkId", "t.leadId"])
    .select(["p.legalName as partnerName", "k.name as linkName", "l.companyName"])
    .where("t.accountId", "=", accountId)
    .orderBy("t.occurredAt", "desc")
    .limit(limit)
    .execute();
}
