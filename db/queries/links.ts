import { type Insertable, sql, type SqlBool, type Updateable } from "kysely";
import { likePart } from "./like-part";
import type { Cursor } from "~/kernel/page";
import { affectedOne, type Db, type Tx } from "../tx";
import type { Links, OfferPages } from "../types.generated";
import { partnerOf, type Scope } from "./scope";

/** What a list of links can be sorted by; each has an index that carries it. */
export const linkSorts = {
  created: { column: "k.created_at", type: "timestamptz" },
  clicks: { column: "k.clicks_counted", type: "bigint" },
} as const;
export type LinkSort = keyof typeof linkSorts;

export type LinkFilter = { search?: string; programId?: string; partnerId?: string; context?: string; status?: string };

function selectLinks(db: Db, scope: Scope) {
  const partnerId = partnerOf(scope);
  return db
    .selectFrom("links as k")
    .innerJoin("programs as p", "p.id", "k.programId")
    .innerJoin("partners as o", "o.id", "k.partnerId")
    .leftJoin("enrolments as e", (join) =>
      join.onRef("e.partnerId", "=", "k.partnerId").onRef("e.programId", "=", "k.programId"),
    )
    .leftJoin("offerPages as f", "f.id", "k.offerPageId")
    .selectAll("k")
    .select((eb) => [
      "p.name as programName",
      "p.kind as programKind",
      "p.status as programStatus",
      "p.destination as programDestination",
      "p.allowedHosts",
      "p.productName",
      "o.legalName as partnerName",
      "e.status as enrolmentStatus",
      "f.name as offerName",
      "f.headline as offerHeadline",
      "f.destination as offerDestination",
      eb
        .selectFrom("attributions as a")
        .select((e) => e.fn.countAll<bigint>().as("n"))
        .whereRef("a.linkId", "=", "k.id")
        .where("a.endedAt", "is", null)
        .as("signUps"),
      eb
        .selectFrom("leads as l")
        .select((e) => e.fn.countAll<bigint>().as("n"))
        .whereRef("l.linkId", "=", "k.id")
        .as("leads"),
      eb
        .selectFrom("leads as l")
        .select((e) => e.fn.countAll<bigint>().as("n"))
        .whereRef("l.linkId", "=", "k.id")
        .where("l.stage", "=", "won")
        .as("won"),
    ])
    .$if(partnerId !== undefined, (query) => query.where("k.partnerId", "=", partnerId ?? ""));
}

/** A page of links with what each brought; unless `ascending`, the newest or the most clicked first. */
export function listLinks(
  db: Db,
  scope: Scope,
  filter: LinkFilter,
  options: { sort: LinkSort; ascending: boolean; cursor: Cursor | null; limit: number },
) {
  const { cursor } = options;
  const { column, type } = linkSorts[options.sort];
  const ascending = options.ascending !== (cursor?.direction === "before");
  let query = selectLinks(db, scope);
  for (const name of ["programId", "partnerId", "context", "status"] as const) {
    if (filter[name]) query = query.where(`k.${name}`, "=", filter[name] as string);
  }
  if (filter.search) {
    const part = likePart(filter.search.toLowerCase());
    query = query.where((eb) => eb.or([eb(sql`lower(k.name)`, "like", part), eb("k.code", "like", part)]));
  }
  if (cursor?.sortValue != null) {
    const than = sql.raw(ascending ? ">" : "<");
    const at = sql`(${cursor.sortValue}::${sql.raw(type)}, ${cursor.id}::text)`;
    query = query.where(sql<SqlBool>`(${sql.ref(column)}, k.id) ${than} ${at}`);
  }
  const way = sql.raw(ascending ? "asc" : "desc");
  return query
    .orderBy(sql`${sql.ref(column)} ${way}, k.id ${way}`)
    .limit(options.limit)
    .execute();
}

export function findLink(db: Db, scope: Scope, linkId: string) {
  return selectLinks(db, scope).where("k.id", "=", linkId).executeTakeFirst();
}

/** A link as it is stored, locked. */
export function lockLink(tx: Tx, scope: Scope, linkId: string) {
  const partnerId = partnerOf(scope);
  let query = tx.selectFrom("links").selectAll().where("id", "=", linkId);
  if (partnerId !== undefined) query = query.where("partnerId", "=", partnerId);
  return query.forNoKeyUpdate().executeTakeFirst();
}

/** False when its code, or the partner's default link of the program, is there already. */
export async function insertLink(tx: Tx, link: Insertable<Links>): Promise<boolean> {
  const result = await tx
    .insertInto("links")
    .values(link)
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Changes a link unless somebody else did since `revision`; false when so. */
export async function updateLink(
  tx: Tx,
  { id, revision }: { id: string; revision: number },
  change: Updateable<Links>,
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("links")
      .set({ ...change, revision: revision + 1 })
      .where("id", "=", id)
      .where("revision", "=", revision)
      .executeTakeFirst(),
  );
}

export async function countLinks(db: Db, of: { partnerId: string; programId: string }): Promise<number> {
  const { n } = await db
    .selectFrom("links")
    .select((eb) => eb.fn.countAll<bigint>().as("n"))
    .where("partnerId", "=", of.partnerId)
    .where("programId", "=", of.programId)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** What leads of these links earned in cash and was neither rejected nor reversed, by currency. Minor units. */
export async function listLinkEarnings(db: Db, linkIds: readonly string[]) {
  if (linkIds.length === 0) return [];
  const rows = await db
    .selectFrom("leads as l")
    .innerJoin("commissions as c", "c.leadId", "l.id")
    .select((eb) => ["l.linkId", "c.currency", eb.fn.sum<bigint>("c.amountMinor").as("amountMinor")])
    .where("l.linkId", "in", linkIds)
    .where("c.kind", "=", "cash")
    .where("c.status", "<>", "rejected")
    .groupBy(["l.linkId", "c.currency"])
    .having((eb) => eb.fn.sum("c.amountMinor"), ">", 0)
    .orderBy("c.currency")
    .execute();
  return rows.map((row) => ({ ...row, amountMinor: BigInt(row.amountMinor) }));
}

/** A link's clicks by month (UTC, "2026-11") and verdict since a day. */
export async function listLinkMonths(db: Db, linkId: string, since: string) {
  const { rows } = await sql<{ month: string; verdict: string; clicks: bigint }>`
    select to_char(day, 'YYYY-MM') as month, verdict, sum(clicks)::bigint as clicks
    from click_days where link_id = ${linkId} and day >= ${since}::date
    group by 1, 2 order by 1, 2
  `.execute(db);
  return rows;
}

/** Approved enrolments without a default link, in programs that are not over. */
export function listWithoutDefaultLink(db: Db, limit: number) {
  return db
    .selectFrom("enrolments as e")
    .innerJoin("partners as o", "o.id", "e.partnerId")
    .innerJoin("programs as p", "p.id", "e.programId")
    .select(["e.partnerId", "e.programId", "o.legalName as partnerName"])
    .where("e.status", "=", "approved")
    .where("p.status", "<>", "ended")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("links as k")
            .select("k.id")
            .whereRef("k.partnerId", "=", "e.partnerId")
            .whereRef("k.programId", "=", "e.programId")
            .where("k.isDefault", "=", true),
        ),
      ),
    )
    .orderBy("e.id")
    .limit(limit)
    .execute();
}

export function listOfferPages(db: Db, programIds: readonly string[]) {
  return db.selectFrom("offerPages").selectAll().where("programId", "in", programIds).orderBy("createdAt").execute();
}

export function insertOfferPage(tx: Tx, page: Insertable<OfferPages>) {
  return tx.insertInto("offerPages").values(page).execute();
}

/** Changes an offer page unless somebody else did since `revision`; false when so, or when there is none. */
export async function updateOfferPage(
  tx: Tx,
  { id, programId, revision }: { id: string; programId: string; revision: number },
  change: Updateable<OfferPages>,
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("offerPages")
      .set({ ...change, revision: revision + 1 })
      .where("id", "=", id)
      .where("programId", "=", programId)
      .where("revision", "=", revision)
      .executeTakeFirst(),
  );
}

/** A partner's default links, one per program. */
export function listDefaultLinks(db: Db, partnerId: string) {
  return db
    .selectFrom("links")
    .select(["id", "programId", "code"])
    .where("partnerId", "=", partnerId)
    .where("isDefault", "=", true)
    .execute();
}
