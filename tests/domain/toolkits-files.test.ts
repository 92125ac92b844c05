import type { Pool } from "pg";
import { describe, expect, it } from "vitest";
import { copyTemplate } from "~/domain/toolkits/commands/copy-template";
import { createAsset } from "~/domain/toolkits/commands/create-asset";
import { downloadAsset } from "~/domain/toolkits/commands/download-asset";
import { versionMaxBytes } from "~/domain/toolkits/fields";
import type { AssetKind } from "~/domain/toolkits/types";
import { getAsset } from "~/domain/toolkits/views/get-asset";
import { getDeskAsset } from "~/domain/toolkits/views/get-desk-asset";
import { listDeskToolkits } from "~/domain/toolkits/views/list-desk-toolkits";
import { listToolkits } from "~/domain/toolkits/views/list-toolkits";
import { openVersionFile } from "~/domain/toolkits/views/open-version-file";
import { textFile, toolkitWorld } from "./toolkits-world";

const { here, readerOf, addPublished, publishNext, take } = toolkitWorld();

describe("what is taken as a file", () => {
  const upload = async (file: File, kind: AssetKind = "one_pager", previewText = "") =>
    createAsset(here.manager, {
      collectionId: here.collectionId,
      kind,
      title: "T",
      description: "",
      keywords: "",
      audience: [],
      file,
      previewText,
    });

  it.each([
    ["an HTML page", new File(["<!doctype html><script>alert(1)</script>"], "page.txt")],
    ["an SVG", new File(["<svg xmlns='http://www.w3.org/2000/svg'/>"], "image.svg")],
    ["an SVG under another name", new File(["<?xml version='1.0'?><svg/>"], "image.md")],
    ["a script", new File(["#!/bin/sh\nrm -rf /"], "run.txt")],
    ["a program", new File([new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])], "setup.pdf")],
    ["bytes of no kind", new File([new Uint8Array([1, 2, 3, 4])], "data.pdf")],
    ["an empty file", new File([], "empty.txt")],
  ])("%s is refused at the field, and nothing is kept", async (_name, file) => {
    const before = await listDeskToolkits(here.manager);
    await expect(upload(file)).rejects.toMatchObject({ code: "invalid-input", details: { field: "file" } });
    expect(await listDeskToolkits(here.manager)).toEqual(before);
  });

  it("more than 25 MB are refused at the field; exactly 25 MB are taken", async () => {
    const large = (size: number) => new File([new Uint8Array(size).fill(97)], "large.txt");
    await expect(upload(large(versionMaxBytes + 1))).rejects.toMatchObject({
      code: "too-large",
      details: { field: "file" },
    });
    const { assetId } = await upload(large(versionMaxBytes));
    const { versions } = await getDeskAsset(here.manager, assetId);
    expect(versions[0]).toMatchObject({ sizeBytes: BigInt(versionMaxBytes), status: "draft" });
    expect(versions[0]?.previewText).toHaveLength(20_000);
  });

  it("a table with formulas keeps its bytes and is served as a table to save", async () => {
    const text = 'name,link\n"=HYPERLINK(""https://evil.example"")",x\n';
    const { assetId, versionId } = await upload(new File([text], "../../=cmd.csv"));
    const file = await openVersionFile(here.manager, { assetId, versionId });
    expect(file).toMatchObject({ name: "=cmd.csv", contentType: "text/csv; charset=utf-8" });
    expect(await new Response(file.stream).text()).toBe(text);
  });

  it.each([
    ["no text", new File(["%PDF-1.7\n1 0 obj\n"], "a.pdf"), ""],
    ["an unknown placeholder", textFile("Dear {{first_name}}"), ""],
    ["a prototype's name as placeholder", textFile("Dear {{constructor}}"), ""],
    ["too long a text", textFile("a".repeat(20_001)), ""],
  ])("a template with %s is refused at its text", async (_name, file, previewText) => {
    const attempt = upload(file, "email_template", previewText);
    await expect(attempt).rejects.toMatchObject({ code: "invalid-input", details: { field: "previewText" } });
  });

  it("what is typed goes before what the file holds", async () => {
    const { assetId } = await upload(textFile("\ufefffrom the file"), "answers", "typed");
    expect((await getDeskAsset(here.manager, assetId)).versions[0]?.previewText).toBe("typed");
    const { assetId: other } = await upload(textFile("\ufefffrom\r\nthe file"), "answers");
    expect((await getDeskAsset(here.manager, other)).versions[0]?.previewText).toBe("from\nthe file");
  });
});

describe("counts", () => {
  it("by version, by way and by partner, with the partner's journal entry", async () => {
    const [one, other] = [await readerOf("agency", "One"), await readerOf("customer", "Other")];
    const assetId = await addPublished();
    await take(one, assetId);
    await take(one, assetId);
    await copyTemplate(other, { assetId });
    await publishNext(assetId);
    await take(one, assetId);
    const headersOnly = await downloadAsset(one, { assetId, counts: false });
    await headersOnly.stream.cancel();

    const asset = await getDeskAsset(here.manager, assetId);
    expect(
      asset.versions.map(({ number, downloads, copies, partners }) => [number, downloads, copies, partners]),
    ).toEqual([
      [2, 1, 0, 1],
      [1, 2, 1, 2],
    ]);
    const byName = new Map(asset.partners.map((partner) => [partner.name, partner]));
    expect(byName.get("agency One")).toMatchObject({ taken: 3, people: 1, newestNumber: 2 });
    expect(byName.get("customer Other")).toMatchObject({ taken: 1, people: 1, newestNumber: 1 });
    const listed = (await listDeskToolkits(here.manager)).collections.flatMap(({ assets }) => assets);
    expect(listed.find(({ id }) => id === assetId)).toMatchObject({ taken: 4, publishedNumber: 2, draftNumber: null });

    const { rows } = await here.world.database.pool.query(
      "select partner_id, payload->>'way' as way from journal where kind = 'toolkit.downloaded' and payload->>'assetId' = $1 order by id",
      [assetId],
    );
    const { partnerId } = one.actor;
    const download = { partner_id: partnerId, way: "download" };
    expect(rows).toEqual([download, download, { partner_id: other.actor.partnerId, way: "copy" }, download]);
    expect((await getAsset(other, assetId)).held).toMatchObject({ number: 1 });
    expect(
      (await listToolkits(other, {})).collections.flatMap(({ assets }) => assets).find(({ id }) => id === assetId),
    ).toMatchObject({ hasOlder: true });
  });
});

describe("queries per page", () => {
  it("do not grow with assets, versions or downloads", async () => {
    const reader = await readerOf("agency");
    const assetId = await addPublished();
    const count = async (work: () => Promise<unknown>) => {
      const { pool } = here.world.database;
      const before = await statements(pool);
      await work();
      return (await statements(pool)) - before;
    };
    const pages = async () => [
      await count(() => listToolkits(reader, {})),
      await count(() => getAsset(reader, assetId)),
      await count(() => listDeskToolkits(here.manager)),
      await count(() => getDeskAsset(here.manager, assetId)),
    ];
    const few = await pages();
    for (let round = 0; round < 5; round += 1) {
      await take(await readerOf("agency", `R${round}`), assetId);
      await publishNext(assetId);
      await addPublished();
    }
    expect(await pages()).toEqual(few);
    expect(Math.max(...few)).toBeLessThanOrEqual(4);
    expect(Math.min(...few)).toBeGreaterThan(0);
  });
});

/** Statements sent through a pool since the first call. */
const counted = new WeakMap<object, { n: number }>();
async function statements(pool: Pool): Promise<number> {
  let counter = counted.get(pool);
  if (!counter) {
    const made = { n: 0 };
    counted.set(pool, made);
    counter = made;
    const connect = pool.connect.bind(pool);
    const patched = new WeakSet<object>();
    // biome-ignore lint/suspicious/noExplicitAny: the pool's overloads are kept as they are
    (pool as any).connect = async (...args: []) => {
      const client = await connect(...args);
      if (client && !patched.has(client)) {
        patched.add(client);
        const query = client.query.bind(client) as (...given: unknown[]) => unknown;
        // biome-ignore lint/suspicious/noExplicitAny: as above
        (client as any).query = (...given: unknown[]) => {
          made.n += 1;
          return query(...given);
        };
      }
      return client;
    };
  }
  return counter.n;
}
