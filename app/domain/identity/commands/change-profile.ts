import { updateUser } from "db/queries/identity";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { type Ctx, personOf } from "../../context";
import type { ChangeProfileInput } from "../input";

/** Changes one's own name and time zone. */
export async function changeProfile(ctx: Ctx, input: ChangeProfileInput): Promise<void> {
  const { userId } = personOf(ctx.actor);
  await inTransaction(ctx.db, async (tx) => {
    assert(await updateUser(tx, userId, input), "the signed-in user exists");
  });
}
