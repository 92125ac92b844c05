import { findPartner, insertPartnerNote } from "db/queries/partners";
import { inTransaction } from "db/tx";
import { notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import type { AddNoteInput } from "../input";

/** Notes something about a partner for colleagues only. Throws `not-found`. */
export async function addPartnerNote(ctx: VendorCtx, input: AddNoteInput & { partnerId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (!(await findPartner(tx, { all: true }, input.partnerId))) throw notFound("partner");
    await insertPartnerNote(tx, {
      id: ctx.newId("note"),
      partnerId: input.partnerId,
      authorId: ctx.actor.userId,
      body: input.body,
      createdAt: ctx.now(),
    });
  });
}
