import { findPartner, insertPartnerNoteOnce } from "db/queries/partners";
import { inTransaction } from "db/tx";
import { notFound } from "~/kernel/errors";
import { expectSame } from "~/kernel/once";
import type { VendorCtx } from "../../context";
import type { AddNoteInput } from "../input";

/**
 * Notes something about a partner for colleagues only; the same form a second time notes nothing more.
 * Throws `not-found`, `already-done` (its form was sent with something else in it).
 */
export async function addPartnerNote(ctx: VendorCtx, input: AddNoteInput & { partnerId: string }): Promise<void> {
  const { once, partnerId, body } = input;
  const note = { id: once, partnerId, authorId: ctx.actor.userId, body };
  await inTransaction(ctx.db, async (tx) => {
    if (!(await findPartner(tx, { all: true }, partnerId))) throw notFound("partner");
    const before = await insertPartnerNoteOnce(tx, { ...note, createdAt: ctx.now() });
    if (before) expectSame(before, note);
  });
}
