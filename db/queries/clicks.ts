import { sql } from "kysely";
import type { Db, Tx } from "../tx";

export type NewClick = {
  id: string;
  linkId: string;
  occurredAt: Date;
  visitorHash: string;
  /** Whether the visitor came with a cookie: one who got it just now was never here before. */
  returning: boolean;
  network: string;
  device: string;
  referrerHost: string;
  verdict: string;
};

/**
 * Keeps the clicks of many requests in one statement, with what is counted of them. A visitor who comes to the same
 * link again within half an hour is the same visit. Links are locked in one order, so that processes never wait for
 * each other in a circle.
 */
export async function insertClicks(tx: Tx, clicks: readonly NewClick[]): Promise<void> {
  const of = (column: keyof NewClick) => clicks.map((click) => click[column]);
  await sql`
    with given as materialized (
      select *, lag(occurred_at) over (partition by link_id, visitor_hash, verdict order by occurred_at, id) as before
      from unnest(
        ${of("id")}::text[], ${of("linkId")}::text[], ${of("occurredAt")}::timestamptz[],
        ${of("visitorHash")}::text[], ${of("returning")}::boolean[], ${of("network")}::text[], ${of("device")}::text[],
        ${of("referrerHost")}::text[], ${of("verdict")}::text[]
      ) as c (id, link_id, occurred_at, visitor_hash, returning_visitor, network, device, referrer_host, verdict)
    ), locked as materialized (
      select id, partner_id, program_id from links
      where id in (select link_id from given) order by id for no key update
    ), kept as (
      insert into clicks
        (id, link_id, partner_id, program_id, occurred_at, visitor_hash, network, device, referrer_host, verdict)
      select given.id, link_id, partner_id, program_id, occurred_at, visitor_hash, network, device, referrer_host,
        case when verdict = 'counted' and (before > occurred_at - interval '30 minutes' or returning_visitor and exists (
          select 1 from clicks e where e.visitor_hash = given.visitor_hash and e.link_id = given.link_id
            and e.verdict in ('counted', 'repeat')
            and e.occurred_at > given.occurred_at - interval '30 minutes'
            and e.occurred_at < given.occurred_at + interval '30 minutes'
        )) then 'repeat' else verdict end
      from given join locked on locked.id = given.link_id
      returning link_id, occurred_at, verdict
    ), by_day as (
      insert into click_days as d (link_id, day, verdict, clicks)
      select link_id, (occurred_at at time zone 'UTC')::date, verdict, count(*)
      from kept group by 1, 2, 3 order by 1, 2, 3
      on conflict (link_id, day, verdict) do update set clicks = d.clicks + excluded.clicks
    )
    update links set clicks_counted = clicks_counted + counted.n
    from (select link_id, count(*) as n from kept where verdict = 'counted' group by 1) as counted
    where links.id = counted.link_id
  `.execute(tx);
}

/** Whether a click that is counted was one on this link. */
export async function isClickOn(db: Db, linkId: string, clickId: string): Promise<boolean> {
  const found = await db
    .selectFrom("clicks")
    .select("id")
    .where("id", "=", clickId)
    .where("linkId", "=", linkId)
    .executeTakeFirst();
  return found !== undefined;
}

/** A link by its code or its offer page's address, with what decides whether it leads anywhere. */
export async function findOpenLink(db: Db, by: { code: string } | { slug: string }) {
  let query = db
    .selectFrom("links as k")
    .innerJoin("programs as p", "p.id", "k.programId")
    .innerJoin("enrolments as e", (join) =>
      join.onRef("e.partnerId", "=", "k.partnerId").onRef("e.programId", "=", "k.programId"),
    )
    .leftJoin("offerPages as o", "o.id", "k.offerPageId")
    .select((eb) => [
      "k.id",
      "k.partnerId",
      "k.programId",
      "k.status",
      "k.destination",
      "k.offerSlug",
      "p.name as programName",
      "p.status as programStatus",
      "p.destination as programDestination",
      "p.allowedHosts",
      "e.status as enrolmentStatus",
      "o.active as offerActive",
      "o.headline",
      "o.body",
      "o.actionLabel",
      "o.destination as offerDestination",
      eb
        .selectFrom("programVersions as v")
        .select(sql<number | null>`(v.rules #>> '{attribution,windowDays}')::int`.as("days"))
        .whereRef("v.programId", "=", "k.programId")
        .where("v.publishedAt", "is not", null)
        .orderBy("v.number", "desc")
        .limit(1)
        .as("windowDays"),
    ]);
  query = "code" in by ? query.where("k.code", "=", by.code) : query.where("k.offerSlug", "=", by.slug);
  return query.executeTakeFirst();
}
