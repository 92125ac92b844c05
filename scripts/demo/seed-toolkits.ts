import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type DemoAsset, type DemoVersion, demoCollections } from "db/seeds/toolkits/collections";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { copyTemplate } from "~/domain/toolkits/commands/copy-template";
import { createAsset } from "~/domain/toolkits/commands/create-asset";
import { createCollection } from "~/domain/toolkits/commands/create-collection";
import { downloadAsset } from "~/domain/toolkits/commands/download-asset";
import { moveAsset } from "~/domain/toolkits/commands/move-asset";
import { publishVersion } from "~/domain/toolkits/commands/publish-version";
import { uploadVersion } from "~/domain/toolkits/commands/upload-version";
import { listToolkits } from "~/domain/toolkits/views/list-toolkits";
import { assert } from "~/kernel/assert";
import { after, day } from "~/kernel/time";
import { plainText } from "./read-markdown";
import { writePdf } from "./write-pdf";

const folder = resolve("db/seeds/toolkits");

type Event = { at: Date; run: () => Promise<void> };

/**
 * Fills the toolkits of the demo: three collections with readable files, published through the same commands as by hand,
 * in the order in which it happened.
 * @param ctx a partner manager, with a real file store; everything is dated relative to its `now()`
 * @param readers partner users who take what they may see, so that there are counts and older versions to see
 * @returns the assets' ids, in the order of db/seeds/toolkits/collections.ts
 */
export async function seedToolkits(
  ctx: VendorCtx,
  readers: readonly PartnerCtx[] = [],
): Promise<{ assetIds: string[] }> {
  const now = ctx.now();
  const ids = new Map<DemoAsset, string>();
  const events: Event[] = [];
  for (const collection of demoCollections) {
    const { title, description, assets } = collection;
    const collectionId = await createCollection(at(ctx, now, -365), { title, description });
    for (const asset of assets) {
      let published = "";
      for (const [index, version] of asset.versions.entries()) {
        const then = at(ctx, now, -version.daysAgo);
        const run = async () => {
          const content = await readVersion(asset, version, then.now());
          let assetId = ids.get(asset);
          let versionId: string;
          if (!assetId) {
            const { kind, title: name, description: about, keywords, audience = [] } = asset;
            const made = await createAsset(then, {
              collectionId,
              kind,
              title: name,
              description: about,
              keywords,
              audience,
              ...content,
            });
            assetId = made.assetId;
            versionId = made.versionId;
            ids.set(asset, assetId);
          } else {
            versionId = await uploadVersion(then, { assetId, changeNote: version.changeNote ?? "", ...content });
          }
          if (asset.draft && index === asset.versions.length - 1) return;
          await publishVersion(then, { assetId, versionId, replaces: published });
          published = versionId;
        };
        events.push({ at: then.now(), run });
      }
    }
  }
  for (const [index, reader] of readers.entries()) {
    // Each comes at different times; the early ones hold versions that were replaced since.
    for (const daysAgo of [200 - index * 17, 70 - index * 9, 12 - index]) {
      const then = at(reader, now, -Math.max(daysAgo, 1));
      events.push({ at: then.now(), run: () => takeSome(then, index + daysAgo) });
    }
  }
  events.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const event of events) await event.run();
  for (const { assets } of demoCollections) await arrange(ctx, assets, ids);
  return { assetIds: demoCollections.flatMap(({ assets }) => assets.map((asset) => idOf(asset, ids))) };
}

function idOf(asset: DemoAsset, ids: ReadonlyMap<DemoAsset, string>): string {
  const id = ids.get(asset);
  assert(id, "every asset of the demo was made");
  return id;
}

/** Moves a collection's assets from the order in which they were made into the order of the file. */
async function arrange(ctx: VendorCtx, wanted: readonly DemoAsset[], ids: ReadonlyMap<DemoAsset, string>) {
  const order = [...ids.keys()].filter((asset) => wanted.includes(asset));
  for (const [place, asset] of wanted.entries()) {
    for (let from = order.indexOf(asset); from > place; from -= 1) {
      order.splice(from - 1, 0, ...order.splice(from, 1));
      await moveAsset(ctx, { assetId: idOf(asset, ids), direction: "up" });
    }
  }
}

/** The same person at an earlier moment; what happens then is past, and nobody is told of it today. */
function at<Given extends VendorCtx | PartnerCtx>(ctx: Given, now: Date, days: number): Given {
  const moment = after(now, days * day);
  return { ...ctx, now: () => moment, replay: true };
}

/** A version's file and preview text, made from its source. */
async function readVersion(asset: DemoAsset, version: DemoVersion, date: Date) {
  const source = await readFile(join(folder, version.source), "utf8");
  if (asset.fileName.endsWith(".txt")) return { file: new File([source], asset.fileName), previewText: "" };
  if (asset.fileName.endsWith(".md"))
    return { file: new File([source], asset.fileName), previewText: plainText(source) };
  const bytes = await writePdf(source, { author: "Northlight", date });
  return { file: new File([Uint8Array.from(bytes)], asset.fileName), previewText: plainText(source) };
}

/** Takes about two thirds of what a reader may see, always the same ones for the same number. */
async function takeSome(ctx: PartnerCtx, number: number): Promise<void> {
  const { collections } = await listToolkits(ctx, {});
  const assets = collections.flatMap((collection) => collection.assets);
  for (const [index, asset] of assets.entries()) {
    if ((index * 7 + number) % 3 === 0) continue;
    if (asset.kind === "email_template") await copyTemplate(ctx, { assetId: asset.id });
    else await (await downloadAsset(ctx, { assetId: asset.id, counts: true })).stream.cancel();
  }
}
