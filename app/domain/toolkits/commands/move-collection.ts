import { lockCollections, updatePositions } from "db/queries/toolkits";
import { inTransaction } from "db/tx";
import { notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import type { MoveCollectionInput } from "../input";
import { moveInOrder } from "../rules";

/** Moves a collection one place up or down. Throws `not-found`. */
export async function moveCollection(ctx: VendorCtx, input: MoveCollectionInput): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const ids = (await lockCollections(tx)).map(({ id }) => id);
    if (!ids.includes(input.collectionId)) throw notFound("collection");
    await updatePositions(tx, "toolkitCollections", moveInOrder(ids, input.collectionId, input.direction));
  });
}
