import { type Insertable, sql, type Updateable } from "kysely";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type { ToolkitAssets, ToolkitCollections, ToolkitVersions } from "../types.generated";

export function listCollections(db: Db) {
  return db
    .selectFrom("toolkitCollections")
    .select(["id", "title", "description", "revision"])
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** All collections, locked until the end of the transaction, so that an order is changed by one at a time. */
export function lockCollections(tx: Tx) {
  return tx
    .selectFrom("toolkitCollections")
    .select(["id", "position"])
    .orderBy("position")
    .orderBy("id")
    .forUpdate()
    .execute();
}

export function lockCollection(tx: Tx, id: string) {
  return tx.selectFrom("toolkitCollections").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

export function insertCollection(tx: Tx, collection: Insertable<ToolkitCollections>) {
  return tx.insertInto("toolkitCollections").values(collection).execute();
}

/** Changes a collection unless somebody else did since `revision`; false when so, or when it is gone. */
export async function updateCollection(
  tx: Tx,
  id: string,
  revision: number,
  change: Pick<Updateable<ToolkitCollections>, "title" | "description">,
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("toolkitCollections")
      .set({ ...change, revision: revision + 1 })
      .where("id", "=", id)
      .where("revision", "=", revision)
      .executeTakeFirst(),
  );
}

/** Removes a collection that holds nothing; false when it holds something or is gone. */
export async function deleteEmptyCollection(tx: Tx, id: string): Promise<boolean> {
  return affectedOne(
    await tx
      .deleteFrom("toolkitCollections as c")
      .where("c.id", "=", id)
      .where((eb) =>
        eb.not(eb.exists(eb.selectFrom("toolkitAssets as a").select("a.id").whereRef("a.collectionId", "=", "c.id"))),
      )
      .executeTakeFirst(),
  );
}

/** Numbers the given rows 1, 2, 3 in the given order. */
export async function updatePositions(tx: Tx, table: "toolkitCollections" | "toolkitAssets", ids: readonly string[]) {
  const name = table === "toolkitCollections" ? "toolkit_collections" : "toolkit_assets";
  await sql`
    update ${sql.table(name)} as t set position = o.position
    from unnest(${[...ids]}::text[]) with ordinality as o (id, position)
    where t.id = o.id and t.position is distinct from o.position
  `.execute(tx);
}

/** A collection's assets in their order, locked until the end of the transaction. */
export function lockAssetsOf(tx: Tx, collectionId: string) {
  return tx
    .selectFrom("toolkitAssets")
    .select(["id", "position"])
    .where("collectionId", "=", collectionId)
    .orderBy("position")
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** The position after the last asset of a collection. */
export async function nextAssetPosition(tx: Tx, collectionId: string): Promise<number> {
  const { last } = await tx
    .selectFrom("toolkitAssets")
    .select((eb) => eb.fn.max("position").as("last"))
    .where("collectionId", "=", collectionId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

export function findAsset(db: Db, id: string) {
  return db.selectFrom("toolkitAssets").selectAll().where("id", "=", id).executeTakeFirst();
}

/** An asset, locked: whoever publishes, recalls or uploads does so one after another. */
export function lockAsset(tx: Tx, id: string) {
  return tx.selectFrom("toolkitAssets").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

export function insertAsset(tx: Tx, asset: Insertable<ToolkitAssets>) {
  return tx.insertInto("toolkitAssets").values(asset).execute();
}

/** Changes an asset unless somebody else did since `revision`; false when so. */
export async function updateAsset(
  tx: Tx,
  id: string,
  revision: number,
  change: Omit<Updateable<ToolkitAssets>, "id" | "revision" | "createdAt">,
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("toolkitAssets")
      .set({ ...change, revision: revision + 1 })
      .where("id", "=", id)
      .where("revision", "=", revision)
      .executeTakeFirst(),
  );
}

/** Every asset for the vendor: what is published, what waits as a draft, and how often it was taken. */
export function listDeskAssets(db: Db) {
  return db
    .selectFrom("toolkitAssets as a")
    .leftJoin("toolkitVersions as p", (join) => join.onRef("p.assetId", "=", "a.id").on("p.status", "=", "published"))
    .leftJoin(
      (eb) =>
        eb
          .selectFrom("toolkitVersions as v")
          .leftJoin("toolkitDownloads as d", "d.versionId", "v.id")
          .select((e) => [
            "v.assetId",
            e.fn.count<bigint>("d.id").as("taken"),
            e.fn.max(e.case().when("v.status", "=", "draft").then(e.ref("v.number")).end()).as("draft"),
            e.fn.max(e.case().when("v.status", "=", "recalled").then(e.ref("v.number")).end()).as("recalled"),
          ])
          .groupBy("v.assetId")
          .as("s"),
      (join) => join.onRef("s.assetId", "=", "a.id"),
    )
    .select([
      "a.id",
      "a.collectionId",
      "a.kind",
      "a.title",
      "a.audience",
      "p.number as publishedNumber",
      "p.publishedAt",
      "s.draft as draftNumber",
      "s.recalled as recalledNumber",
      "s.taken",
    ])
    .orderBy("a.position")
    .orderBy("a.id")
    .execute();
}

export function insertVersion(tx: Tx, version: Insertable<ToolkitVersions>) {
  return tx.insertInto("toolkitVersions").values(version).execute();
}

/** The number of an asset's next version; lock the asset first. */
export async function nextVersionNumber(tx: Tx, assetId: string): Promise<number> {
  const { last } = await tx
    .selectFrom("toolkitVersions")
    .select((eb) => eb.fn.max("number").as("last"))
    .where("assetId", "=", assetId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

export function findVersion(db: Db, assetId: string, versionId: string) {
  return db
    .selectFrom("toolkitVersions")
    .selectAll()
    .where("id", "=", versionId)
    .where("assetId", "=", assetId)
    .executeTakeFirst();
}

export function findPublishedVersion(db: Db, assetId: string) {
  return db
    .selectFrom("toolkitVersions")
    .selectAll()
    .where("assetId", "=", assetId)
    .where("status", "=", "published")
    .executeTakeFirst();
}

/** Moves a version from one of the given statuses; false when it is in none of them any more. */
export async function updateVersionStatus(
  tx: Tx,
  versionId: string,
  from: readonly string[],
  change: Pick<Updateable<ToolkitVersions>, "publishedAt" | "endedAt" | "recallReason"> & { status: string },
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("toolkitVersions")
      .set(change)
      .where("id", "=", versionId)
      .where("status", "in", from)
      .executeTakeFirst(),
  );
}

/** Removes a version that never was published; false when it was meanwhile. */
export async function deleteDraftVersion(tx: Tx, versionId: string): Promise<boolean> {
  return affectedOne(
    await tx.deleteFrom("toolkitVersions").where("id", "=", versionId).where("status", "=", "draft").executeTakeFirst(),
  );
}

/** An asset's versions, newest first, with who uploaded them and how often each was taken. */
export function listVersionsWithCounts(db: Db, assetId: string) {
  return db
    .selectFrom("toolkitVersions as v")
    .leftJoin("users as u", "u.id", "v.uploadedBy")
    .leftJoin("toolkitDownloads as d", "d.versionId", "v.id")
    .select((eb) => [
      "v.id",
      "v.number",
      "v.status",
      "v.fileName",
      "v.contentType",
      "v.sizeBytes",
      "v.previewText",
      "v.changeNote",
      "v.uploadedAt",
      "v.publishedAt",
      "v.endedAt",
      "v.recallReason",
      "u.name as uploadedByName",
      eb.fn.count<bigint>("d.id").filterWhere("d.way", "=", "download").as("downloads"),
      eb.fn.count<bigint>("d.id").filterWhere("d.way", "=", "copy").as("copies"),
      eb.fn.count<bigint>("d.partnerId").distinct().as("partners"),
    ])
    .where("v.assetId", "=", assetId)
    .groupBy(["v.id", "u.name"])
    .orderBy("v.number", "desc")
    .execute();
}
