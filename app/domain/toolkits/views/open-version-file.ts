import { findPublishedVersion, findVersion } from "db/queries/toolkits";
import { notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";

/** The file of any version for an employee, of the published one unless told otherwise; not counted. Throws `not-found`. */
export async function openVersionFile(ctx: VendorCtx, input: { assetId: string; versionId?: string }) {
  const { assetId, versionId } = input;
  const version = await (versionId ? findVersion(ctx.db, assetId, versionId) : findPublishedVersion(ctx.db, assetId));
  if (!version) throw notFound("version");
  const { stream, size } = await ctx.files.open(version.storageKey);
  return { name: version.fileName, contentType: version.contentType, size, stream };
}
