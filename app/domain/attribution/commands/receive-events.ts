import { insertInboundEvents, type NewInboundEvent } from "db/queries/inbound-events";
import { enqueueJob } from "db/queries/jobs";
import { inTransaction } from "db/tx";
import type { Ctx } from "../../context";
import { storedFact } from "../stored-fact";
import type { InboundEvent } from "../types";

/** Events as they are kept: while many wait for their commit, only that is held of them. */
export function prepareEvents(ctx: Pick<Ctx, "newId">, events: readonly InboundEvent[]): NewInboundEvent[] {
  // Named one by one: taking the rest of an object costs more than everything else that is done with an event here.
  return events.map(({ source, eventId, type, occurredAt, account, fact, raw }) => ({
    id: ctx.newId("evt"),
    source,
    eventId,
    type,
    occurredAt: occurredAt.toISOString(),
    accountSource: account?.source ?? "",
    externalId: account?.externalId ?? null,
    paymentRefs: fact.paymentRefs.length > 0 ? JSON.stringify(fact.paymentRefs) : null,
    fact: storedFact(fact),
    raw,
  }));
}

/**
 * Keeps what was reported in deliveries that came at about the same time, each (source, event id) once, and enqueues
 * the job that settles it, in one transaction: an event that was answered for is neither lost nor taken twice
 * (SAFETY, R1).
 * @returns how many events of each delivery are new; of the same one in several, the first has it
 */
export async function receiveDeliveries(
  ctx: Pick<Ctx, "db" | "now">,
  deliveries: readonly (readonly NewInboundEvent[])[],
): Promise<number[]> {
  const counts = deliveries.map(() => 0);
  if (deliveries.every((events) => events.length === 0)) return counts;
  return inTransaction(ctx.db, async (tx) => {
    const kept = await insertInboundEvents(tx, deliveries, ctx.now());
    let [from, to] = [kept[0]?.from ?? 0n, kept[0]?.to ?? 0n];
    for (const one of kept) {
      counts[one.delivery] = one.count;
      if (one.from < from) from = one.from;
      if (one.to > to) to = one.to;
    }
    if (kept.length > 0) {
      const range = { from: from.toString(), to: to.toString() };
      await enqueueJob(tx, "attribution.settle-events", range, { key: `settle-events:${range.from}` });
    }
    return counts;
  });
}

/** Keeps the events of one delivery (`receiveDeliveries`). @returns how many of them are new */
export async function receiveEvents(ctx: Ctx, events: readonly InboundEvent[]): Promise<number> {
  const [count = 0] = await receiveDeliveries(ctx, [prepareEvents(ctx, events)]);
  return count;
}
