import { listEvents } from "db/queries/event-log";
import type { z } from "zod";
import { cursorsOf, readWirePage, sortValues, toCursor, toWireTime, type WirePage } from "~/kernel/wire";
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
  query: UnmatchedApiQuery,
): Promise<WirePage<UnmatchedEvent>> {
  return readWirePage(query, {
    cursors: received,
    list: ({ after, limit }) => listEvents(ctx.db, { status: "unmatched" }, { cursor: toCursor(after), limit }),
    position: ({ seq, id }) => ({ at: seq.toString(), id }),
    show,
  });
}
