import { type Insertable, sql } from "kysely";
import { likePart } from "./like-part";
import type { Db, Tx } from "../tx";
import type { ToolkitDownloads } from "../types.generated";

/** Published versions of assets that are meant for the partner's kind; nothing else is ever shown to a partner. */
function visibleAssets(db: Db, partnerId: string) {
  return db
    .selectFrom("toolkitAssets as a")
    .innerJoin("toolkitVersions as v", (join) => join.onRef("v.assetId", "=", "a.id").on("v.status", "=", "published"))
    .innerJoin("partners as p", (join) => join.on("p.id", "=", partnerId))
    .where(sql<boolean>`(a.audience = '{}' or p.kind = any (a.audience))`);
}

/** What a partner may take, in the vendor's order; every word must occur in title, description, keywords or preview. */
export function listVisibleAssets(
  db: Db,
  reader: { partnerId: string; userId: string },
  filter: { words: readonly string[]; kind?: string },
) {
  let query = visibleAssets(db, reader.partnerId)
    .innerJoin("toolkitCollections as c", "c.id", "a.collectionId")
    .select((eb) => [
      "a.id",
      "a.kind",
      "a.title",
      "a.description",
      "c.id as collectionId",
      "c.title as collectionTitle",
      "c.description as collectionDescription",
      "v.number",
      "v.publishedAt",
      "v.fileName",
      "v.sizeBytes",
      eb
        .selectFrom("toolkitDownloads as d")
        .innerJoin("toolkitVersions as h", "h.id", "d.versionId")
        .whereRef("h.assetId", "=", "a.id")
        .where("d.userId", "=", reader.userId)
        .select((e) => e.fn.max("h.number").as("n"))
        .as("heldNumber"),
    ]);
  if (filter.kind) query = query.where("a.kind", "=", filter.kind);
  for (const word of filter.words) {
    const pattern = likePart(word);
    query = query.where(
      sql<boolean>`concat_ws(' ', a.title, a.description, a.keywords, v.preview_text) ilike ${pattern}`,
    );
  }
  return query.orderBy("c.position").orderBy("c.id").orderBy("a.position").orderBy("a.id").execute();
}

/** How many assets of each kind a partner may take. */
export function countVisibleAssets(db: Db, partnerId: string) {
  return visibleAssets(db, partnerId)
    .select((eb) => ["a.kind", eb.fn.countAll<bigint>().as("n")])
    .groupBy("a.kind")
    .execute();
}

/** One asset with its published version, if the partner may take it. */
export function findVisibleAsset(db: Db, partnerId: string, assetId: string) {
  return visibleAssets(db, partnerId)
    .innerJoin("toolkitCollections as c", "c.id", "a.collectionId")
    .select([
      "a.id",
      "a.kind",
      "a.title",
      "a.description",
      "c.title as collectionTitle",
      "v.id as versionId",
      "v.number",
      "v.publishedAt",
      "v.changeNote",
      "v.previewText",
      "v.fileName",
      "v.contentType",
      "v.sizeBytes",
      "v.storageKey",
    ])
    .where("a.id", "=", assetId)
    .executeTakeFirst();
}

/** What changed in an asset, newest first: its published and superseded versions. */
export function listPastVersions(db: Db, assetId: string) {
  return db
    .selectFrom("toolkitVersions")
    .select(["number", "status", "publishedAt", "changeNote"])
    .where("assetId", "=", assetId)
    .where("status", "in", ["published", "superseded"])
    .orderBy("number", "desc")
    .limit(20)
    .execute();
}

/** The newest version of an asset that a user has taken, with the moment of the last time. */
export function findHeldVersion(db: Db, userId: string, assetId: string) {
  return db
    .selectFrom("toolkitDownloads as d")
    .innerJoin("toolkitVersions as v", "v.id", "d.versionId")
    .select(["v.number", "v.status", "d.downloadedAt"])
    .where("d.userId", "=", userId)
    .where("v.assetId", "=", assetId)
    .orderBy("v.number", "desc")
    .orderBy("d.downloadedAt", "desc")
    .limit(1)
    .executeTakeFirst();
}

export function insertDownload(tx: Tx, download: Insertable<ToolkitDownloads>) {
  return tx.insertInto("toolkitDownloads").values(download).execute();
}

/** Partner users whose copies of an asset are all superseded or recalled; while one is published, only its audience. */
export function listHoldersOfOldVersions(db: Db, assetId: string) {
  return db
    .selectFrom("users as u")
    .innerJoin("memberships as m", "m.userId", "u.id")
    .innerJoin("partners as p", "p.id", "m.partnerId")
    .innerJoin("toolkitAssets as a", (join) => join.on("a.id", "=", assetId))
    .leftJoin("toolkitVersions as now", (join) =>
      join.onRef("now.assetId", "=", "a.id").on("now.status", "=", "published"),
    )
    .select(["u.id as userId", "u.name", "u.email", "u.timeZone", "m.partnerId"])
    .where("u.disabledAt", "is", null)
    .where(sql<boolean>`(now.id is null or a.audience = '{}' or p.kind = any (a.audience))`)
    .where("u.id", "in", (eb) =>
      eb
        .selectFrom("toolkitDownloads as d")
        .innerJoin("toolkitVersions as v", "v.id", "d.versionId")
        .where("v.assetId", "=", assetId)
        .groupBy("d.userId")
        .having(sql<boolean>`bool_and(v.status in ('superseded', 'recalled'))`)
        .select("d.userId"),
    )
    .orderBy("u.id")
    .execute();
}

/** Which partners took an asset: how often, by how many people, last when, and their newest version; latest first. */
export function listTakingPartners(db: Db, assetId: string, limit: number) {
  return db
    .selectFrom("toolkitDownloads as d")
    .innerJoin("toolkitVersions as v", "v.id", "d.versionId")
    .innerJoin("partners as p", "p.id", "d.partnerId")
    .select((eb) => [
      "p.id",
      "p.legalName as name",
      eb.fn.countAll<bigint>().as("taken"),
      eb.fn.count<bigint>("d.userId").distinct().as("people"),
      eb.fn.max("d.downloadedAt").as("lastAt"),
      eb.fn.max("v.number").as("newestNumber"),
    ])
    .where("v.assetId", "=", assetId)
    .groupBy(["p.id", "p.legalName"])
    .orderBy("lastAt", "desc")
    .orderBy("p.id")
    .limit(limit)
    .execute();
}
