import { describe, expect, it } from "vitest";
import { changeCollection } from "~/domain/toolkits/commands/change-collection";
import { createCollection } from "~/domain/toolkits/commands/create-collection";
import { deleteCollection } from "~/domain/toolkits/commands/delete-collection";
import { discardVersion } from "~/domain/toolkits/commands/discard-version";
import { moveAsset } from "~/domain/toolkits/commands/move-asset";
import { moveCollection } from "~/domain/toolkits/commands/move-collection";
import { publishVersion } from "~/domain/toolkits/commands/publish-version";
import { recallVersion } from "~/domain/toolkits/commands/recall-version";
import { getDeskAsset } from "~/domain/toolkits/views/get-desk-asset";
import { listDeskToolkits } from "~/domain/toolkits/views/list-desk-toolkits";
import { listToolkits } from "~/domain/toolkits/views/list-toolkits";
import { openVersionFile } from "~/domain/toolkits/views/open-version-file";
import { toolkitWorld } from "./toolkits-world";

const { here, readerOf, addAsset, addPublished, addVersion, publishedId, publishNext } = toolkitWorld();

describe("publishing", () => {
  it("supersedes what was published; a recalled version stays recalled", async () => {
    const assetId = await addPublished();
    const first = await publishedId(assetId);
    const second = await publishNext(assetId);
    await recallVersion(here.manager, { assetId, versionId: second, reason: "A wrong figure." });
    const { versions, published } = await getDeskAsset(here.manager, assetId);
    expect(published).toBeNull();
    expect(versions.map(({ number, status }) => [number, status])).toEqual([
      [2, "recalled"],
      [1, "superseded"],
    ]);
    for (const versionId of [first, second]) {
      const again = publishVersion(here.manager, { assetId, versionId, replaces: "" });
      await expect(again).rejects.toMatchObject({ code: "wrong-state" });
    }
    const twice = recallVersion(here.manager, { assetId, versionId: second, reason: "Again." });
    await expect(twice).rejects.toMatchObject({ code: "wrong-state" });
  });

  it.each(["over a published version", "for the first time"])("two at once, %s: one wins", async (when) => {
    for (let round = 0; round < 10; round += 1) {
      const { assetId, versionId } = await addAsset();
      const other = await addVersion(assetId);
      const drafts = [versionId, other];
      if (when.startsWith("over")) {
        drafts[0] = await addVersion(assetId);
        await publishVersion(here.manager, { assetId, versionId, replaces: "" });
      }
      const replaces = await publishedId(assetId);
      const results = await Promise.allSettled(
        drafts.map((draft) => publishVersion(here.manager, { assetId, versionId: draft, replaces })),
      );
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const lost = results.find(({ status }) => status === "rejected");
      expect(lost).toMatchObject({ reason: { code: "changed-meanwhile" } });
      const { versions } = await getDeskAsset(here.manager, assetId);
      expect(versions.filter(({ status }) => status === "published")).toHaveLength(1);
    }
  });

  it("records one entry per publication and recall, and enqueues their followers", async () => {
    const assetId = await addPublished();
    await recallVersion(here.manager, { assetId, versionId: await publishedId(assetId), reason: "A private remark." });
    const { rows } = await here.world.database.pool.query<{ kind: string; payload: object }>(
      "select kind, payload from journal where payload->>'assetId' = $1 order by id",
      [assetId],
    );
    expect(rows.map(({ kind }) => kind)).toEqual(["toolkit.published", "toolkit.recalled"]);
    expect(JSON.stringify(rows)).not.toContain("private remark");
  });

  it("a draft may be discarded, with its file; a published version may not", async () => {
    const { assetId, versionId } = await addAsset();
    const draft = await addVersion(assetId);
    const { stream } = await openVersionFile(here.manager, { assetId, versionId: draft });
    await stream.cancel();
    await discardVersion(here.manager, { assetId, versionId: draft });
    await expect(openVersionFile(here.manager, { assetId, versionId: draft })).rejects.toMatchObject({
      code: "not-found",
    });
    await publishVersion(here.manager, { assetId, versionId, replaces: "" });
    await expect(discardVersion(here.manager, { assetId, versionId })).rejects.toMatchObject({ code: "wrong-state" });
  });

  it("a version of another asset is not found", async () => {
    const { versionId } = await addAsset();
    const other = await addPublished();
    const target = { assetId: other, versionId };
    const replaces = await publishedId(other);
    const attempts = [
      () => publishVersion(here.manager, { ...target, replaces }),
      () => recallVersion(here.manager, { ...target, reason: "Why" }),
      () => discardVersion(here.manager, target),
      () => openVersionFile(here.manager, target),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("collections", () => {
  it("keep their order under moves at the same time, and so do assets", async () => {
    const more = await Promise.all(
      ["A", "B", "C"].map((title) => createCollection(here.manager, { title, description: "" })),
    );
    const order = async () => (await listDeskToolkits(here.manager)).collections.map(({ id }) => id);
    const before = await order();
    expect(new Set(before.slice(-4))).toEqual(new Set([here.collectionId, ...more]));
    await Promise.all(more.map((id) => moveCollection(here.manager, { collectionId: id, direction: "up" })));
    expect(new Set(await order())).toEqual(new Set(before));
    const [first = ""] = await order();
    await moveCollection(here.manager, { collectionId: first, direction: "up" });
    expect((await order())[0]).toBe(first);

    const [x, y, z] = [await addPublished(), await addPublished(), await addPublished()];
    await moveAsset(here.manager, { assetId: z, direction: "up" });
    await moveAsset(here.manager, { assetId: x, direction: "down" });
    const reader = await readerOf("agency");
    const mine = (await listToolkits(reader, {})).collections.find(({ id }) => id === here.collectionId);
    expect(mine?.assets.map(({ id }) => id)).toEqual([z, x, y]);
  });

  it("are renamed by one at a time, and removed only when empty", async () => {
    const rename = (title: string) =>
      changeCollection(here.manager, { collectionId: here.collectionId, revision: 1, title, description: "" });
    const results = await Promise.allSettled([rename("One"), rename("Two")]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await addAsset();
    await expect(deleteCollection(here.manager, { collectionId: here.collectionId })).rejects.toMatchObject({
      code: "wrong-state",
    });
    const empty = await createCollection(here.manager, { title: "Empty", description: "" });
    await deleteCollection(here.manager, { collectionId: empty });
    await expect(deleteCollection(here.manager, { collectionId: empty })).rejects.toMatchObject({ code: "not-found" });
  });

  it("a reader never sees one in which nothing is meant for them", async () => {
    await addPublished({ audience: ["customer"] });
    await addAsset();
    const { collections } = await listToolkits(await readerOf("agency"), {});
    expect(collections.some(({ id }) => id === here.collectionId)).toBe(false);
  });
});
