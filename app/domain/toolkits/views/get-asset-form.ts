import { listCollections } from "db/queries/toolkits";
import type { VendorCtx } from "../../context";

/** What the form of a new asset needs: the collections that it may go into. */
export async function getAssetForm(ctx: VendorCtx) {
  return (await listCollections(ctx.db)).map(({ id, title }) => ({ id, title }));
}
