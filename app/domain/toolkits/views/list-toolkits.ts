import { countVisibleAssets, listVisibleAssets } from "db/queries/toolkit-readers";
import type { PartnerCtx } from "../../context";
import type { ToolkitQuery } from "../input";
import { searchWords } from "../rules";
import type { AssetKind } from "../types";

/** What a partner may take, by collection, in the vendor's order; collections without anything are left out. */
export async function listToolkits(ctx: PartnerCtx, query: ToolkitQuery) {
  const { partnerId, userId, timeZone } = ctx.actor;
  const filter = { words: searchWords(query.q ?? ""), kind: query.kind };
  const [rows, counts] = await Promise.all([
    listVisibleAssets(ctx.db, { partnerId, userId }, filter),
    countVisibleAssets(ctx.db, partnerId),
  ]);
  const collections: PartnerCollection[] = [];
  for (const { collectionId, collectionTitle, collectionDescription, kind, heldNumber, ...row } of rows) {
    let collection = collections.at(-1);
    if (collection?.id !== collectionId) {
      collection = { id: collectionId, title: collectionTitle, description: collectionDescription, assets: [] };
      collections.push(collection);
    }
    const hasOlder = heldNumber !== null && heldNumber < row.number;
    collection.assets.push({ ...row, kind: kind as AssetKind, hasOlder });
  }
  return {
    collections,
    shown: rows.length,
    kinds: counts.map(({ kind, n }) => ({ kind: kind as AssetKind, n: Number(n) })),
    now: ctx.now(),
    timeZone,
  };
}

export type PartnerCollection = {
  id: string;
  title: string;
  description: string;
  assets: {
    id: string;
    kind: AssetKind;
    title: string;
    description: string;
    number: number;
    publishedAt: Date | null;
    fileName: string;
    sizeBytes: bigint;
    /** The reader took an earlier version and not this one. */
    hasOlder: boolean;
  }[];
};
