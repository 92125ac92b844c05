import { type SqlBool, sql } from "kysely";
import type { Db, Tx } from "../tx";

export type NewInboundEvent = {
  id: string;
  source: string;
  eventId: string;
  type: string;
  /** As ISO 8601 has it: a date would be written in JavaScript, in a zone. */
  occurredAt: string;
  accountSource: string;
  externalId: string | null;
  /** A JSON list, or null for none. */
  paymentRefs: string | null;
  /** JSON. */
  fact: string;
  /** JSON. */
  raw: string;
};

/** No JSON text holds it: control characters are escaped in it. */
const separator = "\u001e";

/**
 * Keeps the events of several deliveries in one statement; those whose (source, eventId) is known already are left as
 * they are.
 * @returns how many are new of each delivery that brought new ones, and the lowest and highest of their numbers
 */
export async function insertInboundEvents(
  tx: Tx,
  deliveries: readonly (readonly NewInboundEvent[])[],
  receivedAt: Date,
) {
  const events = deliveries.flat();
  const delivery = deliveries.flatMap(({ length }, index) => Array<number>(length).fill(index));
  const of = (column: keyof NewInboundEvent) => events.map((event) => event[column]);
  // The long texts as one each: as an array every quote in them would be escaped here and unescaped there.
  const joined = (column: "fact" | "raw") => of(column).join(separator);
  const { rows } = await sql<{ delivery: number; count: number; from: bigint; to: bigint }>`
    with given as materialized (
      select e.*
      from unnest(
        ${delivery}::int[], ${of("id")}::text[], ${of("source")}::text[], ${of("eventId")}::text[],
        ${of("type")}::text[], ${of("occurredAt")}::timestamptz[], ${of("accountSource")}::text[],
        ${of("externalId")}::text[], ${of("paymentRefs")}::json[],
        string_to_array(${joined("fact")}::text, ${separator}), string_to_array(${joined("raw")}::text, ${separator})
      ) as e (delivery, id, source, event_id, type, occurred_at, account_source, external_id, payment_refs, fact, raw)
    ), kept as (
      insert into inbound_events
        (id, source, event_id, type, occurred_at, received_at, account_source, external_id, fact, payment_refs, raw)
      select id, source, event_id, type, occurred_at, ${receivedAt}, account_source, external_id, fact::json,
        case when payment_refs is null then '{}' else array(select json_array_elements_text(payment_refs)) end, raw
      from given
      on conflict (event_id, source) do nothing
      returning seq, id
    )
    select delivery, count(*)::int as count, min(seq) as "from", max(seq) as "to"
    from kept join given using (id) group by delivery
  `.execute(tx);
  return rows;
}

/** The accounts of the events from one number to another that nobody has looked at yet. */
export function listReceivedNames(db: Db, from: bigint, to: bigint) {
  return db
    .selectFrom("inboundEvents")
    .select(["accountSource", "externalId"])
    .where("seq", ">=", from)
    .where("seq", "<=", to)
    .where("status", "=", "received")
    .where("externalId", "is not", null)
    .distinct()
    .orderBy("accountSource")
    .orderBy("externalId")
    .execute();
}

/** Gives the events of a name to its account. */
export async function adoptEvents(
  tx: Tx,
  name: { accountSource: string; externalId: string },
  accountId: string,
): Promise<void> {
  await tx
    .updateTable("inboundEvents")
    .set({ accountId })
    .where("accountSource", "=", name.accountSource)
    .where("externalId", "=", name.externalId)
    .where("accountId", "is", null)
    .execute();
}

/**
 * Keeps what settles events that name nobody apart from what settles accounts that could be theirs, until the end of the
 * transaction: each sees what the other left. Accounts do not wait for each other.
 */
export async function lockPayments(tx: Tx, as: "an account" | "nobody"): Promise<void> {
  const lock = as === "nobody" ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared";
  await sql`select ${sql.raw(lock)}(hashtextextended('payments of nobody', 0))`.execute(tx);
}

/** Gives an account the events that name nobody and share a payment with one of its own. @returns whether there are any */
export async function adoptByPayment(tx: Tx, accountId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update inbound_events set account_id = ${accountId}
    where external_id is null and account_id is null and payment_refs <> '{}' and payment_refs && array(
      select unnest(payment_refs) from inbound_events where account_id = ${accountId} and payment_refs <> '{}')
  `.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Whether events, received and naming nobody, from one number to another name payments. */
export async function hasNamelessPayments(db: Db, from: bigint, to: bigint): Promise<boolean> {
  const row = await db
    .selectFrom("inboundEvents")
    .select("id")
    .where("seq", ">=", from)
    .where("seq", "<=", to)
    .where("status", "=", "received")
    .where("externalId", "is", null)
    .where(sql<SqlBool>`payment_refs <> '{}'`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Accounts whose payments are named by events, received and naming nobody, from one number to another. */
export async function listAccountIdsByPayment(db: Db, from: bigint, to: bigint): Promise<string[]> {
  const { rows } = await sql<{ accountId: string }>`
    select distinct paid.account_id
    from inbound_events e
    join inbound_events paid on paid.payment_refs && e.payment_refs and paid.payment_refs <> '{}'
    where e.seq between ${from} and ${to} and e.status = 'received' and e.external_id is null
      and e.payment_refs <> '{}' and paid.account_id is not null
    order by paid.account_id
  `.execute(db);
  return rows.map(({ accountId }) => accountId);
}

/** Events that name nobody and found nobody. */
export async function setNamelessAside(tx: Tx, from: bigint, to: bigint): Promise<void> {
  await sql`
    update inbound_events set (status, note) = (
      select case when payment_refs = '{}' then 'kept' when fact->>'kind' is null then 'kept' else 'unmatched' end,
        case when payment_refs = '{}' then 'It names no account.'
          when fact->>'kind' is null then 'Its invoice was not reported yet.'
          else 'Its payment was not reported yet.' end)
    where seq between ${from} and ${to} and status = 'received' and external_id is null and account_id is null
  `.execute(tx);
}

/** Everything that was reported about an account, in the order in which it was received. */
export function listAccountEvents(db: Db, accountId: string) {
  return db
    .selectFrom("inboundEvents")
    .select(["id", "source", "eventId", "occurredAt", "fact", "status", "note", "attributionId", "matchedInvoiceId"])
    .where("accountId", "=", accountId)
    .orderBy("seq")
    .execute();
}

export type InboundEventChange = {
  id: string;
  status: "unmatched" | "matched" | "kept";
  note: string;
  /** The attribution that it was handed on for; null leaves it as it is. */
  attributionId: string | null;
};

/** Says of events what became of them. @returns how many there were */
export async function updateInboundEvents(tx: Tx, changes: readonly InboundEventChange[]): Promise<bigint> {
  const of = (column: keyof InboundEventChange) => changes.map((change) => change[column]);
  const { numAffectedRows } = await sql`
    update inbound_events e
    set status = c.status, note = c.note, attribution_id = coalesce(c.attribution_id, e.attribution_id)
    from unnest(${of("id")}::text[], ${of("status")}::text[], ${of("note")}::text[], ${of("attributionId")}::text[])
      as c (id, status, note, attribution_id)
    where e.id = c.id
  `.execute(tx);
  return numAffectedRows ?? 0n;
}

/** What was handed on for one attribution stays handed on for the one that takes its place. */
export async function reassignEvents(tx: Tx, from: string, to: string): Promise<void> {
  await tx.updateTable("inboundEvents").set({ attributionId: to }).where("attributionId", "=", from).execute();
}
