import { countLeads, type LeadCount } from "db/queries/lead-counts";
import {
  type LeadFilter,
  type LeadListOptions,
  type LeadSort,
  leadSorts,
  listDeskLeads,
  listPartnerLeads,
} from "db/queries/lead-lists";
import { listDrafts } from "db/queries/lead-drafts";
import { decodeCursor, toPage } from "~/kernel/page";
import { type PartnerCtx, scopeOf, type VendorCtx } from "../../context";
import { companyKey } from "../../partners/company";
import type { LeadListQuery } from "../list-query";
import { describeStanding, type Standing, type StandingFacts } from "../standing";

export const pageSize = 50;
export const exportLimit = 20_000;

function toFilter(query: LeadListQuery): LeadFilter {
  return {
    status: query.status,
    stage: query.stage,
    partnerId: query.partner,
    search: query.q ? companyKey(query.q) : undefined,
  };
}

function toOptions(query: LeadListQuery, size: number): LeadListOptions & { sort: LeadSort } {
  const descending = query.sort.startsWith("-");
  const sort = query.sort.replace("-", "") as LeadSort;
  const reversed = descending !== (leadSorts[sort].direction === "desc");
  return { sort, reversed, cursor: decodeCursor(query.cursor), limit: size + 1 };
}

type SortableRow = { id: string; companyKey: string; changedAt: Date; dueAt: Date | null; valueMinor: bigint };

function sortValue(sort: LeadSort, row: SortableRow): string | null {
  if (sort === "company") return row.companyKey;
  if (sort === "value") return row.valueMinor.toString();
  return (sort === "due" ? row.dueAt : row.changedAt)?.toISOString() ?? null;
}

/** How many leads match, where it is known without a scan; undefined for a search by name or due date. */
function totalOf(counts: readonly LeadCount[], query: LeadListQuery): number | undefined {
  if (query.q || query.partner || query.sort.endsWith("due")) return undefined;
  return counts
    .filter((row) => (!query.status || row.status === query.status) && (!query.stage || row.stage === query.stage))
    .reduce((sum, row) => sum + row.n, 0);
}

/** Numbers of the tabs above a list: by status. */
function byStatus(counts: readonly LeadCount[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { status, n } of counts) sums[status] = (sums[status] ?? 0) + n;
  return sums;
}

type ListedRow = Awaited<ReturnType<typeof listPartnerLeads | typeof listDeskLeads>>[number];

/** What a list and its CSV show of a lead; the standing says the rest. */
function shown<Row extends ListedRow>(
  row: Row,
): Omit<Row, "companyKey" | "status" | "stage" | "reasonCode" | "dueKind"> {
  const { companyKey: _key, status: _status, stage: _stage, reasonCode: _reason, dueKind: _kind, ...rest } = row;
  return rest;
}

/** A page of the partner's leads with the words a partner reads. */
export async function listLeadsForPartner(ctx: PartnerCtx, query: LeadListQuery, size = pageSize) {
  const { partnerId, timeZone } = ctx.actor;
  const options = toOptions(query, size);
  const [rows, counts, drafts] = await Promise.all([
    listPartnerLeads(ctx.db, partnerId, toFilter(query), options),
    countLeads(ctx.db, scopeOf(ctx.actor)),
    listDrafts(ctx.db, partnerId, 20),
  ]);
  const page = toPage(rows, { cursor: options.cursor, size, sortValue: (row) => sortValue(options.sort, row) });
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...shown(row),
      standing: badgeOf(row as StandingFacts, "partner"),
    })),
    drafts: drafts.map((draft) => ({
      id: draft.id,
      companyName: (draft.formValues as { companyName?: string }).companyName || "Untitled lead",
      authorName: draft.authorName,
      changedAt: draft.changedAt,
    })),
    total: totalOf(counts, query),
    counts: byStatus(counts),
    size,
    now: ctx.now(),
    timeZone,
  };
}

/** A page of all leads, in the vendor's words. */
export async function listLeadsForDesk(ctx: VendorCtx, query: LeadListQuery, size = pageSize) {
  const options = toOptions(query, size);
  const [rows, counts] = await Promise.all([
    listDeskLeads(ctx.db, toFilter(query), options),
    countLeads(ctx.db, { all: true }),
  ]);
  const page = toPage(rows, { cursor: options.cursor, size, sortValue: (row) => sortValue(options.sort, row) });
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...shown(row),
      standing: badgeOf(row as StandingFacts, "vendor"),
    })),
    total: totalOf(counts, query),
    counts: byStatus(counts),
    size,
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

type Badge = Pick<Standing, "label" | "tone">;

const badges = new Map<string, Badge>();

/**
 * A list needs the word and its colour; the sentences are on the lead's own page. One object per standing, however many
 * rows share it: what is the same object is sent to the browser once.
 */
function badgeOf(lead: StandingFacts, side: "partner" | "vendor"): Badge {
  const key = `${side} ${lead.status} ${lead.stage} ${lead.reasonCode}`;
  let badge = badges.get(key);
  if (!badge) {
    const { label, tone } = describeStanding(lead, side);
    badge = { label, tone };
    badges.set(key, badge);
  }
  return badge;
}
