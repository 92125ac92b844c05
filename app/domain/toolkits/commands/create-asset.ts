import { insertAsset, insertVersion, lockCollection, nextAssetPosition } from "db/queries/toolkits";
import { inTransaction } from "db/tx";
import { DomainError } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import type { CreateAssetInput } from "../input";
import { storeVersionFile } from "./store-version-file";

/**
 * Adds an asset with its first version as a draft, last in its collection; gives both ids. Nobody outside sees it
 * before it is published. Throws as `storeVersionFile`, and `invalid-input` at `collectionId` when that is gone.
 */
export async function createAsset(
  ctx: VendorCtx,
  input: CreateAssetInput,
): Promise<{ assetId: string; versionId: string }> {
  const { file, previewText, ...details } = input;
  const stored = await storeVersionFile(ctx, { kind: details.kind, file, previewText });
  const assetId = ctx.newId("asset");
  const versionId = ctx.newId("aver");
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    if (!(await lockCollection(tx, details.collectionId))) {
      throw new DomainError("invalid-input", { field: "collectionId", message: "This collection was removed." });
    }
    const position = await nextAssetPosition(tx, details.collectionId);
    await insertAsset(tx, { id: assetId, ...details, position, createdAt: now });
    await insertVersion(tx, {
      id: versionId,
      assetId,
      number: 1,
      status: "draft",
      ...stored,
      uploadedBy: ctx.actor.userId,
      uploadedAt: now,
    });
  });
  return { assetId, versionId };
}
