import { lockProgram } from "db/queries/program-desk";
import { findDraftVersion, publishDraft } from "db/queries/program-versions";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { DraftInput } from "../input";
import { programRules } from "../program-rules";
import { readRulesForm, rulesForm } from "../rules-form";

/**
 * Makes a draft the version in force, for ever as it is. Leads stay on the version under which they were submitted;
 * partners are told, and accept the new terms before their next submission.
 * Throws `not-found`; `changed-meanwhile` when it was saved, published or discarded since it was looked at;
 * `wrong-state` when it cannot be published as it is.
 */
export async function publishVersion(ctx: VendorCtx, input: DraftInput & { programId: string }): Promise<void> {
  const { programId, versionId, revision } = input;
  await inTransaction(ctx.db, async (tx) => {
    const program = await lockProgram(tx, programId);
    if (!program) throw notFound("program");
    const draft = await findDraftVersion(tx, programId);
    if (draft?.id !== versionId) {
      throw conflict("This version was published or discarded meanwhile. Nothing was published twice.");
    }
    if (draft.revision !== revision) {
      throw conflict(
        `${draft.changedByName ?? "Somebody"} changed this draft meanwhile. Read it again before you publish it.`,
      );
    }
    if (program.status === "ended") throw new DomainError("wrong-state", { message: "This program has ended." });
    const { rules, problems } = readRulesForm(draft.typed);
    if (!rules) {
      const n = Object.keys(problems).length;
      const message = `The draft cannot be published yet: ${n === 1 ? "one thing needs" : `${n} things need`} to be corrected in it.`;
      throw new DomainError("wrong-state", { message });
    }
    const stored = JSON.stringify(rulesForm.parse(draft.typed));
    assert(programRules.safeParse(JSON.parse(stored)).success, "what is published can be read");
    const published = { rules: stored, publishedAt: ctx.now(), publishedBy: ctx.actor.userId };
    assert(await publishDraft(tx, input, published), "the program is locked, so its draft stays");
    await appendJournal(tx, ctx, {
      kind: "program.published",
      programId,
      payload: { versionId, number: draft.number },
    });
  });
}
