import { type Kysely, sql } from "kysely";

/**
 * A refund finds its invoice through the payment between them, which Stripe reports by itself since 2025; somebody may
 * also say which one it gives back. What was kept before is read again for its payments: it counts with the account's
 * next event.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table inbound_events
      -- The invoice that a refund gives back by somebody's decision.
      add column matched_invoice_id text,
      add column matched_by text references users (id),
      add column match_reason text,
      add constraint inbound_events_matched_by_hand check (num_nulls(matched_invoice_id, matched_by, match_reason) in (0, 3));

    update inbound_events set payment_refs = array_append(payment_refs, fact->>'invoiceId')
    where source = 'stripe' and type = 'invoice.paid' and fact->>'invoiceId' <> all (payment_refs);

    update inbound_events e
    set payment_refs = array_remove(array[told.invoice, told.payment], null),
      fact = json_build_object('invoiceId', told.invoice, 'paymentRefs', array_remove(array[told.invoice, told.payment], null)),
      note = 'Its invoice was not reported yet.'
    from (
      select id, object->>'invoice' as invoice,
        coalesce(object->'payment'->>'payment_intent', object->'payment'->>'charge') as payment
      from (
        select id, raw::json->'data'->'object' as object from inbound_events
        where source = 'stripe' and type = 'invoice_payment.paid' and account_id is null and payment_refs = '{}'
          -- What PostgreSQL cannot write out of JSON is nobody's id.
          and raw !~* '\\\\u(0000|d[89a-f])'
      ) as kept
    ) as told
    where e.id = told.id and told.invoice is not null;
  `.execute(db);
}
