import { insertInboundEvents } from "db/queries/inbound-events";
import { enqueueJob } from "db/queries/jobs";
import { inTransaction } from "db/tx";
import type { Ctx } from "../../context";
import type { InboundEvent } from "../types";

/**
 * Keeps what was reported, each (source, event id) once, and enqueues the job that settles it, in one transaction: an
 * event that was answered for is neither lost nor taken twice (SAFETY, R1).
 * @returns how many of the events are new
 */
export async function receiveEvents(ctx: Ctx, events: readonly InboundEvent[]): Promise<number> {
  if (events.length === 0) return 0;
  return inTransaction(ctx.db, async (tx) => {
    const rows = events.map(({ account, ...event }) => ({
      ...event,
      id: ctx.newId("evt"),
      accountSource: account?.source ?? "",
      externalId: account?.externalId ?? null,
    }));
    const numbers = await insertInboundEvents(tx, rows, ctx.now());
    const [first] = numbers;
    if (first === undefined) return 0;
    const [from, to] = numbers.reduce(
      ([low, high], seq) => [seq < low ? seq : low, seq > high ? seq : high],
      [first, first],
    );
    const range = { from: from.toString(), to: to.toString() };
    await enqueueJob(tx, "attribution.settle-events", range, { key: `settle-events:${range.from}` });
    return numbers.length;
  });
}
