import { findAsset, lockAssetsOf, lockCollection, updatePositions } from "db/queries/toolkits";
import { inTransaction } from "db/tx";
import { notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import type { MoveAssetInput } from "../input";
import { moveInOrder } from "../rules";

/** Moves an asset one place up or down within its collection. Throws `not-found`. */
export async function moveAsset(ctx: VendorCtx, input: MoveAssetInput): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const asset = await findAsset(tx, input.assetId);
    if (!asset) throw notFound("asset");
    await lockCollection(tx, asset.collectionId);
    const ids = (await lockAssetsOf(tx, asset.collectionId)).map(({ id }) => id);
    await updatePositions(tx, "toolkitAssets", moveInOrder(ids, asset.id, input.direction));
  });
}
