import { listAccountIdsLike } from "db/queries/accounts";
import { listKeySources } from "db/queries/api-keys";
import { findEvent, listEvents } from "db/queries/event-log";
import { suggestLeads } from "db/queries/lead-suggestions";
import type { Db } from "db/tx";
import { notFound } from "~/kernel/errors";
import { indentJson } from "~/kernel/indent-json";
import { decodeCursor, toPage } from "~/kernel/page";
import { endOfDate, startOfDate } from "~/kernel/time";
import { can, type VendorCtx } from "../../context";
import { readAbout } from "../about-form";
import type { EventStatus } from "../event-words";
import type { EventListQuery } from "../match-form";
import { likenessOf } from "../likeness";
import { listInvoiceChoices } from "../refund-invoices";
import { readFact } from "../stored-fact";

const pageSize = 50;
/** How many accounts a search may mean; more of them, and it is no search for one. */
const mostAccounts = 200;

type Row = Awaited<ReturnType<typeof listEvents>>[number];

/** An event in a list. */
export const shownEvent = (row: Row) => {
  const { id, source, eventId, type, occurredAt, receivedAt, note, externalId, accountId, company, domain, email } =
    row;
  const account = { externalId, accountId, company, domain, email };
  return { id, source, eventId, type, occurredAt, receivedAt, note, ...account, status: row.status as EventStatus };
};

/** The lead that each account of unmatched events looks like most, by account. */
async function suggestFor(db: Db, rows: readonly Row[]) {
  const accounts = rows.flatMap(({ status, accountId: id, email, domain, company }) =>
    status === "unmatched" && id !== null ? [[id, likenessOf({ id, email, domain, company })] as const] : [],
  );
  const suggestions = await suggestLeads(db, [...new Map(accounts).values()], 1);
  return new Map(suggestions.map((suggestion) => [suggestion.accountId, suggestion]));
}

/** The moments between which days lie, the last one with all of it. */
const momentsOf = ({ from, to }: EventListQuery, timeZone: string) => ({
  from: from ? startOfDate(from, timeZone) : undefined,
  before: to ? endOfDate(to, timeZone) : undefined,
});

/** A page of what was reported, for the desk. */
export async function listEventPage(ctx: VendorCtx, query: EventListQuery) {
  const { show, source, type, q: text } = query;
  const { timeZone } = ctx.actor;
  const search = text ? { text, accountIds: await listAccountIdsLike(ctx.db, text, mostAccounts) } : undefined;
  const status = show === "unmatched" ? "unmatched" : query.status;
  const cursor = decodeCursor(query.cursor);
  const filter = { status, source, type, search, ...momentsOf(query, timeZone) };
  const [rows, keySources] = await Promise.all([
    listEvents(ctx.db, filter, { cursor, limit: pageSize + 1 }),
    listKeySources(ctx.db),
  ]);
  const page = toPage(rows, { cursor, size: pageSize, sortValue: ({ seq }) => seq.toString() });
  const sources = [...keySources, "stripe"];
  const suggestions = await suggestFor(ctx.db, page.rows);
  const shown = page.rows.map((row) => ({
    ...shownEvent(row),
    suggestion: suggestions.get(row.accountId ?? "") ?? null,
  }));
  const turned = query.from !== undefined && query.to !== undefined && query.from > query.to;
  return { ...page, rows: shown, turned, sources, size: pageSize, now: ctx.now(), timeZone };
}

type Found = NonNullable<Awaited<ReturnType<typeof findEvent>>>;

/** A refund that waits: for what, and what it could be matched to; null for any other event. */
async function readWaiting(ctx: VendorCtx, row: Found, search: string) {
  const { kind, currency, amountMinor } = readFact(row.fact);
  if (kind !== "invoice.refunded" || row.status !== "unmatched" || !currency || !amountMinor) return null;
  const { accountId, accountLeadId: leadId } = row;
  const choices = await listInvoiceChoices(ctx.db, { accountId, leadId, currency, amountMinor }, search);
  return {
    waitsFor: accountId === null ? "payment" : leadId === null ? "attribution" : "invoice",
    currency,
    mayMatch: can(ctx.actor, "event.match") && (accountId === null || leadId !== null),
    choices: choices.map(({ id, invoiceId, amountMinor: paid, currency: its, paidAt, of }) => ({
      ...{ id, invoiceId, paidAt, of },
      amount: { amountMinor: BigInt(paid), currency: its },
    })),
  } as const;
}

/** The names in an API event's data that rules would look at, and that cannot be read. */
function listNotRead({ accountSource, raw }: Found): string[] {
  // What the API took is an object that it wrote out itself (api-events.ts).
  if (accountSource !== "product") return [];
  const { data } = JSON.parse(raw) as { data?: Record<string, unknown> };
  return readAbout(data).notRead;
}

/**
 * One event: what was reported, in its own words, and what became of it. Throws `not-found`.
 * @param search what is looked for to match a refund to
 */
export async function getEvent(ctx: VendorCtx, id: string, search: string) {
  const row = await findEvent(ctx.db, id);
  if (!row) throw notFound("event");
  const { raw, leadId, partnerName, companyName, matchedInvoiceId, matchedByName, matchReason } = row;
  return {
    ...shownEvent(row),
    raw: indentJson(raw),
    // Where a refund was handed on before it was known to count for nothing, it does not count.
    counts: leadId && row.status === "matched" ? { leadId, companyName, partnerName } : null,
    byHand: matchedInvoiceId ? { invoiceId: matchedInvoiceId, name: matchedByName, reason: matchReason } : null,
    notRead: listNotRead(row),
    refund: await readWaiting(ctx, row, search),
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

export type ShownEvent = ReturnType<typeof shownEvent>;
export type ListedEvent = Awaited<ReturnType<typeof listEventPage>>["rows"][number];
export type EventPage = Awaited<ReturnType<typeof getEvent>>;
