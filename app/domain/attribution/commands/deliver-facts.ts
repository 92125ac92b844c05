import { hasAccount, listAttributionIds } from "db/queries/attributions";
import { listAccountEvents, updateInboundEvent } from "db/queries/inbound-events";
import type { Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { appendJournal, type JournalPayload } from "../../journal/append-journal";
import { readFact } from "../stored-fact";
import type { InboundFact } from "../types";

type Attribution = {
  id: string;
  accountId: string;
  partnerId: string;
  programId: string;
  leadId: string | null;
};
type Event = Omit<Awaited<ReturnType<typeof listAccountEvents>>[number], "fact"> & { fact: InboundFact };

/** The invoice that a refund is of: named, or the one that was paid by the same payment. */
function invoiceOf(fact: InboundFact, events: readonly Event[]): string | null {
  if (fact.invoiceId !== null) return fact.invoiceId;
  const paid = events.find(
    (event) =>
      event.fact.kind === "invoice.paid" && event.fact.paymentRefs.some((ref) => fact.paymentRefs.includes(ref)),
  );
  return paid ? paid.fact.invoiceId : null;
}

function payloadOf(fact: InboundFact, invoiceId: string | null, attribution: Attribution): JournalPayload {
  const { amountMinor, currency, refundId, feature, about } = fact;
  const told = { amountMinor, currency, invoiceId, refundId, feature, planTier: about.planTier ?? null };
  const known = Object.entries(told).filter((entry): entry is [string, string] => entry[1] !== null);
  return { ...Object.fromEntries(known), attributionId: attribution.id };
}

async function settle(
  tx: Tx,
  event: Event,
  status: "unmatched" | "matched" | "kept",
  note: string,
  attributionId?: string,
) {
  if (event.status === status && event.note === note && attributionId === undefined) return;
  assert(await updateInboundEvent(tx, event.id, { status, note, attributionId }), "events are never removed");
}

/**
 * Hands an account's events on to the lead that it is attributed to, each once per attribution. Without one, or while
 * its lead is still being opened, they are kept as unmatched or as they came. Call it with the account locked.
 */
export async function deliverFacts(tx: Tx, ctx: Ctx, accountId: string, to: Attribution | null): Promise<void> {
  const events = (await listAccountEvents(tx, accountId)).map((event) => ({ ...event, fact: readFact(event.fact) }));
  for (const event of events) {
    const { fact } = event;
    const invoiceId = invoiceOf(fact, events);
    if (fact.kind === null) await settle(tx, event, "kept", "It tells who somebody is.");
    else if (!to) await settle(tx, event, "unmatched", "Nothing tells who brought this account.");
    else if (to.leadId === null) await settle(tx, event, "matched", "Its lead is being opened.");
    else if (fact.kind === "invoice.refunded" && invoiceId === null)
      await settle(tx, event, "unmatched", "The invoice that it gives back was not reported yet.");
    else if (event.attributionId !== to.id) {
      // What an earlier attribution took is taken again under a name of its own: the journal has each name once.
      const sourceId = event.attributionId === null ? event.eventId : `${event.eventId}#${to.id}`;
      await appendJournal(tx, ctx, {
        kind: fact.kind,
        ...{ leadId: to.leadId, partnerId: to.partnerId, programId: to.programId, accountId },
        payload: payloadOf(fact, invoiceId, to),
        occurredAt: event.occurredAt,
        source: { name: event.source, id: sourceId },
      });
      await settle(tx, event, "matched", "", to.id);
    }
  }
}

/** Says in a lead's journal that an account's facts count for it no more. */
export async function releaseFacts(tx: Tx, ctx: Ctx, from: Attribution): Promise<void> {
  const { accountId, leadId, partnerId, programId } = from;
  if (leadId === null) return;
  await appendJournal(tx, ctx, {
    kind: "account.moved",
    ...{ leadId, partnerId, programId, accountId },
    payload: {
      attributionIds: await listAttributionIds(tx, { accountId, leadId }),
      leadStays: await hasAccount(tx, leadId),
    },
  });
}
