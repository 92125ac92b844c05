import { hasAccount, listAttributionIds } from "db/queries/attributions";
import { type InboundEventChange, updateInboundEvents } from "db/queries/inbound-events";
import type { Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { appendAll, appendJournal, type JournalPayload, type NewJournalEntry } from "../../journal/append-journal";
import type { AccountEvent } from "../account-events";
import { otherCurrency } from "../event-words";
import { invoiceOfRefund } from "../refunded-invoice";
import type { InboundFact } from "../types";

type Attribution = {
  id: string;
  accountId: string;
  partnerId: string;
  programId: string;
  leadId: string | null;
};

function payloadOf(fact: InboundFact, invoiceId: string | null, attribution: Attribution): JournalPayload {
  const { amountMinor, currency, refundId, creditNoteId, feature, about } = fact;
  const told = { amountMinor, currency, invoiceId, refundId, creditNoteId, feature, planTier: about.planTier ?? null };
  const known = Object.entries(told).filter((entry): entry is [string, string] => entry[1] !== null);
  return { ...Object.fromEntries(known), attributionId: attribution.id };
}

/** An account's events, and whom they are handed on to, or why to nobody. */
type Delivery = { accountId: string; events: readonly AccountEvent[] } & (
  | { to: Attribution }
  | { to: null; why: string }
);

const tellsPayment = "It tells which payment paid an invoice.";

/** What becomes of one event, and the fact that it is handed on as; null for none. */
function settle(event: AccountEvent, delivery: Delivery) {
  const { accountId, events } = delivery;
  const { fact } = event;
  const become = (status: InboundEventChange["status"], note: string, attributionId: string | null = null) => ({
    change: { id: event.id, status, note, attributionId },
    isNew: event.status !== status || event.note !== note || attributionId !== null,
  });
  const kept = (...given: Parameters<typeof become>) => ({ ...become(...given), handedOn: null });
  if (fact.kind === null) return kept("kept", fact.invoiceId ? tellsPayment : "It tells who somebody is.");
  if (delivery.to === null) return kept("unmatched", delivery.why);
  const { to } = delivery;
  if (to.leadId === null) return kept("matched", "Its lead is being opened.");
  const isThere = event.attributionId === to.id;
  const invoice = fact.kind === "invoice.refunded" ? invoiceOfRefund(event, events) : fact;
  if ("waits" in invoice) {
    // Handed on before its invoice was known to be in another currency: it counts for nothing there (taken-back.ts).
    return isThere && invoice.waits !== otherCurrency ? null : kept("unmatched", invoice.waits);
  }
  const { invoiceId } = invoice;
  if (isThere && event.status === "matched") return null;
  const { leadId, partnerId, programId } = to;
  // What was taken before is taken again under a name of its own: the journal has each name once.
  const again = isThere ? `#${to.id}#${invoiceId}` : `#${to.id}`;
  const sourceId = event.attributionId === null ? event.eventId : `${event.eventId}${again}`;
  const handedOn: NewJournalEntry = {
    kind: fact.kind,
    ...{ leadId, partnerId, programId, accountId },
    payload: payloadOf(fact, invoiceId, to),
    occurredAt: event.occurredAt,
    source: { name: event.source, id: sourceId },
  };
  return { ...become("matched", "", to.id), handedOn };
}

/**
 * Hands an account's events on to the lead that it is attributed to, each once per attribution. Without one, or while
 * its lead is still being opened, they are kept as unmatched or as they came. Call it with the account locked, and with
 * all of its events.
 */
export async function deliverFacts(tx: Tx, ctx: Ctx, delivery: Delivery): Promise<void> {
  const outcomes = delivery.events.flatMap((event) => settle(event, delivery) ?? []);
  await appendAll(
    tx,
    ctx,
    outcomes.flatMap(({ handedOn }) => handedOn ?? []),
  );
  const changes = outcomes.filter(({ isNew }) => isNew).map(({ change }) => change);
  if (changes.length === 0) return;
  assert((await updateInboundEvents(tx, changes)) === BigInt(changes.length), "events are never removed");
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
