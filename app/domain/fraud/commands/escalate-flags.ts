import { findFlagForUpdate, listFlagsToEscalate, updateFlag } from "db/queries/fraud";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";

const batch = 200;

/** Takes flags that hold money and that nobody decided on in time to the admins. */
export async function escalateFlags(ctx: Ctx): Promise<void> {
  for (const { id } of await listFlagsToEscalate(ctx.db, ctx.now(), batch)) {
    await inTransaction(ctx.db, async (tx) => {
      const flag = await findFlagForUpdate(tx, { all: true }, id);
      if (flag?.status !== "open" || flag.escalatedAt !== null) return;
      assert(await updateFlag(tx, flag, { escalatedAt: ctx.now() }), "the flag is locked");
      const { leadId, partnerId, programId } = flag;
      await appendJournal(tx, ctx, {
        kind: "fraud.escalated",
        ...(leadId ? { leadId } : {}),
        partnerId,
        programId,
        payload: { flagId: id },
      });
    });
  }
}
