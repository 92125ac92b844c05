import { listEvents, findEvent } from "db/queries/event-log";
import { notFound } from "~/kernel/errors";
import { decodeCursor, toPage } from "~/kernel/page";
import type { VendorCtx } from "../../context";
import type { EventStatus } from "../event-words";
import type { EventListQuery } from "../match-form";

const pageSize = 50;

type Row = Awaited<ReturnType<typeof listEvents>>[number];

/** An event in a list. */
export const shownEvent = ({ seq: _seq, status, ...event }: Row) => ({ ...event, status: status as EventStatus });

/** A page of what was reported, for the desk. */
export async function listEventPage(ctx: VendorCtx, query: EventListQuery) {
  const { show, source, type, q: search } = query;
  const cursor = decodeCursor(query.cursor);
  const filter = { unmatched: show === "unmatched", source, type, search };
  const rows = await listEvents(ctx.db, filter, { cursor, limit: pageSize + 1 });
  const page = toPage(rows, { cursor, size: pageSize, sortValue: ({ seq }) => seq.toString() });
  return { ...page, rows: page.rows.map(shownEvent), size: pageSize, now: ctx.now(), timeZone: ctx.actor.timeZone };
}

/** One event: what was reported, in its own words, and what became of it. Throws `not-found`. */
export async function getEvent(ctx: VendorCtx, id: string) {
  const row = await findEvent(ctx.db, id);
  if (!row) throw notFound("event");
  const { raw, leadId, partnerName, companyName, ...event } = row;
  return { ...shownEvent(event), raw, leadId, partnerName, companyName, now: ctx.now(), timeZone: ctx.actor.timeZone };
}

export type ShownEvent = Awaited<ReturnType<typeof listEventPage>>["rows"][number];
export type EventPage = Awaited<ReturnType<typeof getEvent>>;
