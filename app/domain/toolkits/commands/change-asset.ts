import { findPublishedVersion, lockAsset, lockCollection, nextAssetPosition, updateAsset } from "db/queries/toolkits";
import { inTransaction } from "db/tx";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import type { ChangeAssetInput } from "../input";
import { findUnknownPlaceholder } from "../rules";

/**
 * Changes what an asset is called and whom it is for, at once for everybody; moving it to another collection puts it
 * last there. Throws `not-found`, `changed-meanwhile`, and `invalid-input` at `collectionId` or `kind`.
 */
export async function changeAsset(ctx: VendorCtx, input: ChangeAssetInput & { assetId: string }): Promise<void> {
  const { assetId, revision, ...details } = input;
  await inTransaction(ctx.db, async (tx) => {
    if (!(await lockCollection(tx, details.collectionId))) {
      throw new DomainError("invalid-input", { field: "collectionId", message: "This collection was removed." });
    }
    const asset = await lockAsset(tx, assetId);
    if (!asset) throw notFound("asset");
    if (details.kind === "email_template" && asset.kind !== "email_template") {
      const text = (await findPublishedVersion(tx, assetId))?.previewText;
      if (text !== undefined && (text === "" || findUnknownPlaceholder(text) !== null)) {
        throw new DomainError("invalid-input", {
          field: "kind",
          message: "The published version has no text that could be copied. Publish one with a text first.",
        });
      }
    }
    const moved = asset.collectionId !== details.collectionId;
    const position = moved ? await nextAssetPosition(tx, details.collectionId) : asset.position;
    if (!(await updateAsset(tx, assetId, revision, { ...details, position }))) {
      throw conflict("Somebody else changed this asset meanwhile. Reload the page to see it.");
    }
  });
}
