import { findVisibleAsset } from "db/queries/toolkit-readers";
import { notFound } from "~/kernel/errors";
import type { PartnerCtx } from "../../context";
import { recordTaking } from "./record-taking";

/**
 * Opens the published file of an asset for a partner's user; cancel the stream when it is not sent. It is counted
 * unless only its headers are asked for.
 * Throws `not-found` for what does not exist, is not published or is meant for others.
 */
export async function downloadAsset(ctx: PartnerCtx, input: { assetId: string; counts: boolean }) {
  const asset = await findVisibleAsset(ctx.db, ctx.actor.partnerId, input.assetId);
  if (!asset) throw notFound("asset");
  const { stream, size } = await ctx.files.open(asset.storageKey);
  try {
    if (input.counts) await recordTaking(ctx, asset, "download");
  } catch (error) {
    await stream.cancel();
    throw error;
  }
  return { name: asset.fileName, contentType: asset.contentType, size, stream };
}
