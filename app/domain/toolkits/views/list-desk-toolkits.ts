import { listCollections, listDeskAssets } from "db/queries/toolkits";
import type { PartnerKind } from "../../partners/input";
import { can, type VendorCtx } from "../../context";
import type { AssetKind } from "../types";

/** Every collection with its assets, as the vendor orders them, with what is published and how often it was taken. */
export async function listDeskToolkits(ctx: VendorCtx) {
  const [collections, assets] = await Promise.all([listCollections(ctx.db), listDeskAssets(ctx.db)]);
  const rows = assets.map(({ kind, audience, taken, ...asset }) => ({
    ...asset,
    kind: kind as AssetKind,
    audience: audience as PartnerKind[],
    taken: Number(taken ?? 0n),
  }));
  return {
    collections: collections.map((collection) => ({
      ...collection,
      assets: rows.filter((row) => row.collectionId === collection.id),
    })),
    mayManage: can(ctx.actor, "toolkit.manage"),
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

export type DeskCollection = Awaited<ReturnType<typeof listDeskToolkits>>["collections"][number];
