import { deleteDraftVersion, findVersion, lockAsset } from "db/queries/toolkits";
import { inTransaction } from "db/tx";
import { DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";

/** Throws a draft away, with its file. Throws `not-found`, or `wrong-state` when it was published meanwhile. */
export async function discardVersion(ctx: VendorCtx, input: { assetId: string; versionId: string }): Promise<void> {
  const storageKey = await inTransaction(ctx.db, async (tx) => {
    if (!(await lockAsset(tx, input.assetId))) throw notFound("asset");
    const version = await findVersion(tx, input.assetId, input.versionId);
    if (!version) throw notFound("version");
    if (!(await deleteDraftVersion(tx, version.id))) {
      throw new DomainError("wrong-state", { message: "This version was published; it can only be recalled." });
    }
    return version.storageKey;
  });
  // After the row: a crash in between leaves a file nobody can reach, never a row without its file.
  await ctx.files.delete(storageKey);
}
