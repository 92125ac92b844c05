import { deleteDraft, upsertDraft } from "db/queries/lead-drafts";
import { inTransaction } from "db/tx";
import { DomainError, notFound } from "~/kernel/errors";
import { isId } from "~/kernel/ids";
import type { PartnerCtx } from "../../context";
import type { DraftValues } from "../input";

/** Keeps a lead's form as it is, valid or not. The draft's id becomes the lead's. Throws `invalid-input`. */
export async function saveDraft(
  ctx: PartnerCtx,
  input: { draftId: string; programId: string; values: DraftValues },
): Promise<void> {
  const { partnerId, userId } = ctx.actor;
  const { draftId, programId, values } = input;
  if (!isId("lead", draftId))
    throw new DomainError("invalid-input", { message: "This draft cannot be saved. Please start a new one." });
  await inTransaction(ctx.db, (tx) =>
    upsertDraft(tx, {
      id: draftId,
      partnerId,
      authorId: userId,
      programId,
      formValues: JSON.stringify(values),
      now: ctx.now(),
    }),
  );
}

/** Throws a draft away. Throws `not-found`. */
export async function discardDraft(ctx: PartnerCtx, input: { draftId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (!(await deleteDraft(tx, { partnerId: ctx.actor.partnerId, id: input.draftId }))) throw notFound("draft");
  });
}
