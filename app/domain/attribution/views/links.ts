import {
  findLink,
  type LinkSort,
  linkSorts,
  listLinkEarnings,
  listLinkMonths,
  listLinks,
  listOfferPages,
} from "db/queries/links";
import { listEnrolments } from "db/queries/programs";
import type { Db } from "db/tx";
import { notFound } from "~/kernel/errors";
import { groupBy } from "~/kernel/group-by";
import { lastMonths } from "~/kernel/months";
import { decodeCursor, toPage } from "~/kernel/page";
import { can, type PartnerCtx, scopeOf, type VendorCtx } from "../../context";
import type { LinkListQuery } from "../link-query";
import { standingOfLink } from "../link-rules";
import type { LinkContext, LinkStandingName, LinkStatus } from "../link-words";

const pageSize = 50;

type Row = Awaited<ReturnType<typeof listLinks>>[number];
/** What links earned, by their ids. */
type Earnings = ReadonlyMap<string | null, Awaited<ReturnType<typeof listLinkEarnings>>>;

const readEarnings = async (db: Db, linkIds: readonly string[]): Promise<Earnings> =>
  groupBy(await listLinkEarnings(db, linkIds), ({ linkId }) => linkId);

/** Whether a link leads somewhere, or why not. */
export function standingOfRow(row: Row): LinkStandingName {
  const standing = standingOfLink({
    ...row,
    destinations: [row.destination, row.offerDestination ?? "", row.programDestination],
  });
  return standing.open ? "active" : standing.why;
}

/** What a list or a page shows of a link; `earned` is null for those who do not see earnings. */
function shown(row: Row, earnings: Earnings | null) {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    context: row.context as LinkContext,
    isDefault: row.isDefault,
    partnerId: row.partnerId,
    partnerName: row.partnerName,
    programId: row.programId,
    programName: row.programName,
    standing: standingOfRow(row),
    offerName: row.offerName,
    clicks: Number(row.clicksCounted),
    signUps: Number(row.signUps),
    leads: Number(row.leads),
    won: Number(row.won),
    earned: earnings && (earnings.get(row.id) ?? []).map(({ currency, amountMinor }) => ({ currency, amountMinor })),
    createdAt: row.createdAt,
  };
}

export type ShownLink = ReturnType<typeof shown>;

const seesEarnings = ({ actor }: PartnerCtx | VendorCtx) =>
  can(actor, "earnings.read") || can(actor, "commission.read");

/** A page of links with what each brought: the partner's own, for the vendor everybody's. */
export async function listLinkPage(ctx: PartnerCtx | VendorCtx, query: LinkListQuery, size = pageSize) {
  const sort = query.sort.replace("-", "") as LinkSort;
  const cursor = decodeCursor(query.cursor);
  const { q, program, partner, context, status } = query;
  const filter = { search: q, programId: program, partnerId: partner, context, status };
  const rows = await listLinks(ctx.db, scopeOf(ctx.actor), filter, {
    sort,
    ascending: !query.sort.startsWith("-"),
    cursor,
    limit: size + 1,
  });
  const sortValue = (row: Row) =>
    linkSorts[sort].type === "bigint" ? String(row.clicksCounted) : row.createdAt.toISOString();
  const page = toPage(rows, { cursor, size, sortValue });
  const earnings = seesEarnings(ctx)
    ? await readEarnings(
        ctx.db,
        page.rows.map(({ id }) => id),
      )
    : null;
  return {
    ...page,
    rows: page.rows.map((row) => shown(row, earnings)),
    size,
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

/** What a partner can make links for: the programs that it is active in, with their hosts and offer pages. */
export async function getLinkChoices({ db, actor }: PartnerCtx) {
  const enrolments = await listEnrolments(db, actor.partnerId);
  const programs = enrolments.filter(({ status, programStatus }) => status === "approved" && programStatus !== "ended");
  const pages =
    programs.length === 0
      ? []
      : await listOfferPages(
          db,
          programs.map(({ programId }) => programId),
        );
  return programs.map(({ programId, programName, programKind, allowedHosts }) => ({
    programId,
    name: programName,
    kind: programKind,
    allowedHosts,
    offerPages: pages
      .filter((page) => page.programId === programId && page.active)
      .map(({ id, name }) => ({ value: id, label: name })),
  }));
}

/** One link: where it leads, what it brought, its clicks by month and verdict. Throws `not-found`. */
export async function getLink(ctx: PartnerCtx | VendorCtx, linkId: string) {
  const row = await findLink(ctx.db, scopeOf(ctx.actor), linkId);
  if (!row) throw notFound("link");
  const months = lastMonths(ctx.now(), 12);
  const [clicks, earnings] = await Promise.all([
    listLinkMonths(ctx.db, linkId, `${months[0]}-01`),
    seesEarnings(ctx) ? readEarnings(ctx.db, [linkId]) : null,
  ]);
  const clicksOf = (verdict: string, month?: string) =>
    clicks.reduce(
      (sum, row) => (row.verdict === verdict && (!month || row.month === month) ? sum + Number(row.clicks) : sum),
      0,
    );
  return {
    ...shown(row, earnings),
    revision: row.revision,
    status: row.status as LinkStatus,
    destination: row.destination,
    leadsTo: row.destination || row.offerDestination || row.programDestination,
    allowedHosts: row.allowedHosts,
    productName: row.productName,
    offerPageId: row.offerPageId ?? "",
    offerHeadline: row.offerHeadline,
    months: months.map((month) => ({ month, counted: clicksOf("counted", month) })),
    verdicts: {
      counted: clicksOf("counted"),
      repeat: clicksOf("repeat"),
      bot: clicksOf("bot"),
      prefetch: clicksOf("prefetch"),
    },
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

export type LinkPage = Awaited<ReturnType<typeof getLink>>;
