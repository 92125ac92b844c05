import { deleteDraft, isOwnLead, lockDraft, upsertDraft } from "db/queries/lead-drafts";
import { inTransaction } from "db/tx";
import { DomainError, notFound } from "~/kernel/errors";
import type { PartnerCtx } from "../../context";
import { checkDraftId } from "../draft-id";
import type { DraftValues } from "../input";

/**
 * Keeps a lead's form as it is, valid or not. The draft's id becomes the lead's.
 * Throws `already-done` when it was submitted meanwhile (in another window, say), and as `checkDraftId`.
 */
export async function saveDraft(
  ctx: PartnerCtx,
  input: { draftId: string; programId: string; values: DraftValues },
): Promise<void> {
  const { partnerId, userId } = ctx.actor;
  const { draftId, programId, values } = input;
  await inTransaction(ctx.db, async (tx) => {
    await lockDraft(tx, draftId);
    await checkDraftId(tx, partnerId, draftId);
    if (await isOwnLead(tx, { partnerId, id: draftId })) {
      throw new DomainError("already-done", {
        message: "This lead has been submitted already. To change it, open it in your leads.",
      });
    }
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
