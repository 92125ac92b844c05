import { deleteDraft, upsertDraft } from "db/queries/lead-drafts";
import { inTransaction } from "db/tx";
import { notFound } from "~/kernel/errors";
import type { PartnerCtx } from "../../context";
import { checkDraftId } from "../draft-id";
import type { DraftValues } from "../input";

/** Keeps a lead's form as it is, valid or not. The draft's id becomes the lead's. Throws as `checkDraftId`. */
export async function saveDraft(
  ctx: PartnerCtx,
  input: { draftId: string; programId: string; values: DraftValues },
): Promise<void> {
  const { partnerId, userId } = ctx.actor;
  const { draftId, programId, values } = input;
  await inTransaction(ctx.db, async (tx) => {
    await checkDraftId(tx, partnerId, draftId);
    await upsertDraft(tx, {
      id: draftId,
      partnerId,
      authorId: userId,
      programId,
      formValues: JSON.stringify(values),
      now: ctx.now(),
    });
  });
}

/** Throws a draft away. Throws `not-found`. */
export async function discardDraft(ctx: PartnerCtx, input: { draftId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (!(await deleteDraft(tx, { partnerId: ctx.actor.partnerId, id: input.draftId }))) throw notFound("draft");
  });
}
