import { lockProgram } from "db/queries/program-desk";
import { findDraftVersion, insertDraftVersion, nextVersionNumber } from "db/queries/program-versions";
import { findVersion } from "db/queries/programs";
import { inTransaction } from "db/tx";
import { DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import type { StartDraftInput } from "../input";
import { programRules } from "../program-rules";
import { toRulesForm } from "../rules-form";

/**
 * Starts the next version as a copy of a published one, of this or another program.
 * Throws `not-found`; `already-done` when there is a draft; `wrong-state` when the program has ended.
 */
export async function startDraft(ctx: VendorCtx, input: StartDraftInput & { programId: string }): Promise<void> {
  const { programId, copyOf } = input;
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    const program = await lockProgram(tx, programId);
    if (!program) throw notFound("program");
    if (program.status === "ended") throw new DomainError("wrong-state", { message: "This program has ended." });
    const draft = await findDraftVersion(tx, programId);
    if (draft) {
      const message = `There is a draft already: version ${draft.number}. Go on with it, or discard it first.`;
      throw new DomainError("already-done", { message });
    }
    const source = await findVersion(tx, copyOf);
    if (!source?.publishedAt) throw notFound("version");
    await insertDraftVersion(tx, {
      id: ctx.newId("pver"),
      programId,
      number: await nextVersionNumber(tx, programId),
      rules: JSON.stringify(source.rules),
      typed: JSON.stringify(toRulesForm(programRules.parse(source.rules))),
      createdAt: now,
      changedAt: now,
      changedBy: ctx.actor.userId,
    });
  });
}
