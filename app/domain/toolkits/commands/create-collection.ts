import { insertCollection, lockCollections } from "db/queries/toolkits";
import { inTransaction } from "db/tx";
import type { VendorCtx } from "../../context";
import type { CollectionInput } from "../input";

/** Adds a collection after the others; gives its id. Partners see it as soon as it holds something published. */
export async function createCollection(ctx: VendorCtx, input: CollectionInput): Promise<string> {
  const id = ctx.newId("coll");
  await inTransaction(ctx.db, async (tx) => {
    const last = (await lockCollections(tx)).at(-1);
    await insertCollection(tx, { id, ...input, position: (last?.position ?? 0) + 1, createdAt: ctx.now() });
  });
  return id;
}
