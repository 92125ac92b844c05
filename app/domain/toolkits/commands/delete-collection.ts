import { deleteEmptyCollection, lockCollection } from "db/queries/toolkits";
import { inTransaction } from "db/tx";
import { DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";

/** Removes a collection that holds no assets. Throws `not-found`, or `wrong-state` when it holds some. */
export async function deleteCollection(ctx: VendorCtx, input: { collectionId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    // The lock keeps out whoever is about to put an asset into it.
    if (!(await lockCollection(tx, input.collectionId))) throw notFound("collection");
    if (!(await deleteEmptyCollection(tx, input.collectionId))) {
      throw new DomainError("wrong-state", {
        message: "This collection holds assets. Move them to another one first.",
      });
    }
  });
}
