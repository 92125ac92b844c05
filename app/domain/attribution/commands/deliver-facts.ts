import { hasAccount, listAttributionIds } from "db/queries/attributions";
import { type InboundEventChange, updateInboundEvents } from "db/queries/inbound-events";
import type { Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { appendAll, appendJournal, type JournalPayload, type NewJournalEntry } from "../../journal/append-journal";
import type { AccountEvent } from "../account-events";
import { otherCurrency } from "../event-words";
import { type GivenBack, invoicesOfRefund } from "../refunded-invoices";
import type { InboundFact } from "../types";

type Attribution = {
  id: string;
  accountId: string;
  partnerId: string;
  programId: string;
  leadId: string | null;
};

/** What an event hands on: of an invoice, where it is about one. */
type Part = Pick<InboundFact, "invoiceId" | "amountMinor" | "refundId">;

/** What a refund gives back of each of its invoices: of several, each is a refund of its own. */
function partsOf({ refundId }: InboundFact, gives: readonly GivenBack[]): Part[] {
  const several = gives.length > 1;
  return gives.map((given) => ({ ...given, refundId: several ? `${refundId}#${given.invoiceId}` : refundId }));
}

function payloadOf(fact: InboundFact, part: Part, attribution: Attribution): JournalPayload {
  const { currency, creditNoteId, feature, about } = fact;
  const { amountMinor, invoiceId, refundId } = part;
  const told = { amountMinor, currency, invoiceId, refundId, creditNoteId, feature, planTier: about.planTier ?? null };
  const known = Object.entries(told).filter((entry): entry is [string, string] => entry[1] !== null);
  return { ...Object.fromEntries(known), attributionId: attribution.id };
}

const givesBackAll = "It gives back a whole payment: each invoice that was paid by it, its own amount.";
const tellsPayment = "It tells which payment paid an invoice.";

/** What becomes of one event, and the facts that it is handed on as; null where nothing changes. */
function settle(event: AccountEvent, events: readonly AccountEvent[], accountId: string, to: Attribution | null) {
  const { fact } = event;
  const { kind } = fact;
  const become = (status: InboundEventChange["status"], note: string, attributionId: string | null = null) => ({
    change: { id: event.id, status, note, attributionId },
    isNew: event.status !== status || event.note !== note || attributionId !== null,
  });
  const kept = (...given: Parameters<typeof become>) => ({ ...become(...given), handedOn: [] });
  if (kind === null) return kept("kept", fact.invoiceId ? tellsPayment : "It tells who somebody is.");
  if (!to) return kept("unmatched", "Nothing tells who brought this account.");
  if (to.leadId === null) return kept("matched", "Its lead is being opened.");
  const isThere = event.attributionId === to.id;
  const invoices = kind === "invoice.refunded" ? invoicesOfRefund(event, events) : null;
  if (invoices && "waits" in invoices) {
    // Handed on before its invoice was known to be in another currency: it counts for nothing there (taken-back.ts).
    return isThere && invoices.waits !== otherCurrency ? null : kept("unmatched", invoices.waits);
  }
  if (isThere && event.status === "matched") return null;
  const { leadId, partnerId, programId } = to;
  const parts = invoices ? partsOf(fact, invoices.gives) : [fact];
  const handedOn = parts.map((part): NewJournalEntry => {
    // What was taken before is taken again under a name of its own: the journal has each name once.
    const again = event.attributionId === null ? "" : `#${to.id}`;
    const ofInvoice = isThere || parts.length > 1 ? `#${part.invoiceId}` : "";
    return {
      kind,
      ...{ leadId, partnerId, programId, accountId },
      payload: payloadOf(fact, part, to),
      occurredAt: event.occurredAt,
      source: { name: event.source, id: `${event.eventId}${again}${ofInvoice}` },
    };
  });
  return { ...become("matched", parts.length > 1 ? givesBackAll : "", to.id), handedOn };
}

/**
 * Hands an account's events on to the lead that it is attributed to, each once per attribution. Without one, or while
 * its lead is still being opened, they are kept as unmatched or as they came. Call it with the account locked, and with
 * all of its events.
 */
export async function deliverFacts(
  tx: Tx,
  ctx: Ctx,
  { accountId, events, to }: { accountId: string; events: readonly AccountEvent[]; to: Attribution | null },
): Promise<void> {
  const outcomes = events.flatMap((event) => settle(event, events, accountId, to) ?? []);
  await appendAll(
    tx,
    ctx,
    outcomes.flatMap(({ handedOn }) => handedOn),
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
