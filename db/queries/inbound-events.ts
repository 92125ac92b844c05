import { sql } from "kysely";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";

export type NewInboundEvent = {
  id: string;
  source: string;
  eventId: string;
  type: string;
  occurredAt: Date;
  accountSource: string;
  externalId: string | null;
  /** An object that JSON holds, with its `paymentRefs`. */
  fact: object;
  raw: string;
};

/** A row of the JSON that is inserted. */
function toColumns(event: NewInboundEvent): object {
  const { id, source, type, fact, raw } = event;
  return {
    ...{ id, source, type, fact, raw },
    event_id: event.eventId,
    occurred_at: event.occurredAt,
    account_source: event.accountSource,
    external_id: event.externalId,
  };
}

/**
 * Keeps events in one statement; those whose (source, eventId) is known already are left as they are.
 * @returns the numbers of the new ones
 */
export async function insertInboundEvents(tx: Tx, events: readonly NewInboundEvent[], receivedAt: Date) {
  // One JSON text: as arrays of columns each text would be escaped in JavaScript, at a third of the whole call's cost.
  const rows = JSON.stringify(events.map(toColumns));
  const inserted = await sql<{ seq: bigint }>`
    insert into inbound_events
      (id, source, event_id, type, occurred_at, received_at, account_source, external_id, fact,
       payment_refs, raw)
    select e.id, e.source, e.event_id, e.type, e.occurred_at, ${receivedAt}, e.account_source, e.external_id,
      e.fact, array(select jsonb_array_elements_text(e.fact -> 'paymentRefs')), e.raw
    from json_to_recordset(${rows}::json) as e (id text, source text, event_id text, type text,
      occurred_at timestamptz, account_source text, external_id text, fact jsonb, raw text)
    on conflict (source, event_id) do nothing
    returning seq
  `.execute(tx);
  return inserted.rows.map(({ seq }) => seq);
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

/** Gives an account the events that name nobody and share a payment with one of its own. */
export async function adoptByPayment(tx: Tx, accountId: string): Promise<void> {
  await sql`
    update inbound_events set account_id = ${accountId}
    where external_id is null and account_id is null and payment_refs <> '{}' and payment_refs && array(
      select unnest(payment_refs) from inbound_events where account_id = ${accountId} and payment_refs <> '{}')
  `.execute(tx);
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
    update inbound_events set
      status = case when payment_refs = '{}' then 'kept' else 'unmatched' end,
      note = case when payment_refs = '{}' then 'It names no account.' else 'Its payment was not reported yet.' end
    where seq between ${from} and ${to} and status = 'received' and external_id is null and account_id is null
  `.execute(tx);
}

/** Everything that was reported about an account, in the order in which it was received. */
export function listAccountEvents(db: Db, accountId: string) {
  return db
    .selectFrom("inboundEvents")
    .select(["id", "source", "eventId", "occurredAt", "fact", "status", "note", "attributionId"])
    .where("accountId", "=", accountId)
    .orderBy("seq")
    .execute();
}

export async function updateInboundEvent(
  tx: Tx,
  id: string,
  change: { status: "unmatched" | "matched" | "kept"; note: string; attributionId?: string },
): Promise<boolean> {
  return affectedOne(await tx.updateTable("inboundEvents").set(change).where("id", "=", id).executeTakeFirst());
}

/** What was handed on for one attribution stays handed on for the one that takes its place. */
export async function reassignEvents(tx: Tx, from: string, to: string): Promise<void> {
  await tx.updateTable("inboundEvents").set({ attributionId: to }).where("attributionId", "=", from).execute();
}
