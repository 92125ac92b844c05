import { lockApplication, updateApplication } from "db/queries/applications";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { conflict, notFound } from "~/kernel/errors";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { AnswerApplicationInput } from "../input";
import { type ApplicationStatus, canMoveApplication } from "../lifecycle";
import { openApplication } from "../sealed-name";

/**
 * Answers the reviewer's question, as whoever holds the application's link. Throws `not-found`, `changed-meanwhile`
 * (answered or decided already).
 */
export async function answerApplication(ctx: Ctx, input: AnswerApplicationInput): Promise<void> {
  const id = openApplication(ctx.vault, input.sealed);
  if (!id) throw notFound("application");
  await inTransaction(ctx.db, async (tx) => {
    const found = await lockApplication(tx, id);
    if (!found) throw notFound("application");
    const open = canMoveApplication(found.status as ApplicationStatus, "answer") && found.revision === input.revision;
    if (!open) throw conflict("This question was answered already, or the application is decided. Reload the page.");
    const change = { status: "submitted", answer: input.answer };
    assert(await updateApplication(tx, found, change), "the application is locked");
    const { partnerId, programId } = found;
    await appendJournal(tx, ctx, {
      kind: "partner.answered",
      partnerId: partnerId ?? undefined,
      programId,
      payload: { applicationId: id },
    });
  });
}
