import { listEvents } from "db/queries/event-log";
import type { z } from "zod";
import { cursorsOf, sortValues, toWirePage, toWireTime, type WirePage } from "~/kernel/wire";
import type { IntegrationCtx } from "../../context";
import type { UnmatchedApiQuery, unmatchedEventResource } from "../event-resource";

type Row = Awaited<ReturnType<typeof listEvents>>[number];
type UnmatchedEvent = z.input<typeof unmatchedEventResource>;

function show(row: Row): UnmatchedEvent {
  const { id, source, eventId, type, note, accountId, externalId, company, domain, email } = row;
  return {
    ...{ id, source, eventId, type, reason: note },
    occurredAt: toWireTime(row.occurredAt),
    receivedAt: toWireTime(row.receivedAt),
    account: { id: accountId, externalId, company, domain, email },
  };
}

/** By the number under which an event was received. */
const received = cursorsOf("received", sortValues.number);

/** A page of the events that found no lead yet, the newest first. */
export async function listUnmatchedEvents(
  ctx: IntegrationCtx,
  { cursor, limit }: UnmatchedApiQuery,
): Promise<WirePage<UnmatchedEvent>> {
  const after = received.read(cursor);
  const rows = await listEvents(
    ctx.db,
    { unmatched: true },
    { cursor: after && { direction: "after", sortValue: after.at, id: after.id }, limit: limit + 1 },
  );
  const position = ({ seq, id }: Row) => ({ at: seq.toString(), id });
  return toWirePage(rows, { limit, cursors: received, position, show });
}
