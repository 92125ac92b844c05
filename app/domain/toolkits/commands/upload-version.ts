import { findAsset, insertVersion, lockAsset, nextVersionNumber } from "db/queries/toolkits";
import { inTransaction } from "db/tx";
import { notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import type { UploadVersionInput } from "../input";
import type { AssetKind } from "../types";
import { storeVersionFile } from "./store-version-file";

/** Adds the next version of an asset as a draft; gives its id. Throws `not-found` and as `storeVersionFile`. */
export async function uploadVersion(ctx: VendorCtx, input: UploadVersionInput & { assetId: string }): Promise<string> {
  const { assetId, file, previewText, changeNote } = input;
  const asset = await findAsset(ctx.db, assetId);
  if (!asset) throw notFound("asset");
  const stored = await storeVersionFile(ctx, { kind: asset.kind as AssetKind, file, previewText });
  const id = ctx.newId("aver");
  await inTransaction(ctx.db, async (tx) => {
    if (!(await lockAsset(tx, assetId))) throw notFound("asset");
    await insertVersion(tx, {
      id,
      assetId,
      number: await nextVersionNumber(tx, assetId),
      status: "draft",
      ...stored,
      changeNote,
      uploadedBy: ctx.actor.userId,
      uploadedAt: ctx.now(),
    });
  });
  return id;
}
