import { lockProgram } from "db/queries/program-desk";
import { findDraftVersion, updateDraft } from "db/queries/program-versions";
import { inTransaction } from "db/tx";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { changeRows, nameAllRows } from "../draft-rows";
import type { SaveDraftInput } from "../input";
import type { RulesForm } from "../rules-form";

/**
 * Keeps the editor's form as it was typed, whether it makes sense yet or not, with a row more or less when asked.
 * Throws `not-found`; `changed-meanwhile` when somebody else saved or published since; `invalid-input` for a row that
 * is not there.
 * @returns the field to go on with: the new row, or the list that lost one; "" after a plain save
 */
export async function saveDraft(
  ctx: VendorCtx,
  input: SaveDraftInput & { programId: string },
): Promise<{ at: string }> {
  const { programId, versionId, revision, change, ...form } = input;
  const changed = change === "" ? { typed: form as RulesForm, at: "" } : changeRows(form as RulesForm, change);
  if (!changed) {
    const message = "This row cannot be added or removed. Please reload the page and try again.";
    throw new DomainError("invalid-input", { message });
  }
  await inTransaction(ctx.db, async (tx) => {
    if (!(await lockProgram(tx, programId))) throw notFound("program");
    const saved = {
      typed: JSON.stringify(nameAllRows(changed.typed)),
      changedAt: ctx.now(),
      changedBy: ctx.actor.userId,
    };
    if (await updateDraft(tx, { programId, versionId, revision }, saved)) return;
    const draft = await findDraftVersion(tx, programId);
    throw conflict(
      draft?.id === versionId
        ? `${draft.changedByName ?? "Somebody else"} saved this draft meanwhile. What you typed is still here: copy what you need, then reload the page.`
        : "This draft was published or discarded meanwhile. What you typed is still here: copy what you need.",
    );
  });
  return { at: changed.at };
}
