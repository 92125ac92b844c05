import { lockCollection, updateCollection } from "db/queries/toolkits";
import { inTransaction } from "db/tx";
import { conflict, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import type { ChangeCollectionInput } from "../input";

/** Renames a collection. Throws `not-found`, or `changed-meanwhile` when somebody else did first. */
export async function changeCollection(ctx: VendorCtx, input: ChangeCollectionInput): Promise<void> {
  const { collectionId, revision, ...change } = input;
  await inTransaction(ctx.db, async (tx) => {
    if (!(await lockCollection(tx, collectionId))) throw notFound("collection");
    if (!(await updateCollection(tx, collectionId, revision, change))) {
      throw conflict("Somebody else changed this collection meanwhile. Reload the page to see it.");
    }
  });
}
