import { findProgramBySlug } from "db/queries/program-desk";
import { insertDraftVersion } from "db/queries/program-versions";
import { findVersion, insertProgram } from "db/queries/programs";
import { inTransaction, type Tx } from "db/tx";
import { DomainError } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { defaultRules } from "../default-rules";
import type { ProgramKind } from "../fields";
import type { CreateProgramInput } from "../input";
import { programRules } from "../program-rules";
import { toRulesForm } from "../rules-form";

/** The stored rules that a new draft starts from. Throws `invalid-input` when the version to copy is not published. */
async function startingRules(tx: Tx, kind: ProgramKind, copyOf: string): Promise<unknown> {
  if (copyOf === "") return defaultRules(kind);
  const version = await findVersion(tx, copyOf);
  if (version?.publishedAt) return version.rules;
  throw new DomainError("invalid-input", { field: "copyOf", message: "This version is not there any more." });
}

/**
 * Starts a program as a draft, with the draft of its first version.
 * Throws `name-taken` at `slug`, `invalid-input` at `copyOf`.
 */
export async function createProgram(ctx: VendorCtx, input: CreateProgramInput): Promise<{ programId: string }> {
  const { copyOf, ...program } = input;
  const programId = ctx.newId("prog");
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    if (await findProgramBySlug(tx, program.slug)) {
      throw new DomainError("name-taken", { field: "slug", message: "Another program has this address already." });
    }
    const rules = await startingRules(tx, program.kind, copyOf);
    await insertProgram(tx, { id: programId, ...program, status: "draft", createdAt: now });
    await insertDraftVersion(tx, {
      id: ctx.newId("pver"),
      programId,
      number: 1,
      rules: JSON.stringify(rules),
      typed: JSON.stringify(toRulesForm(programRules.parse(rules))),
      createdAt: now,
      changedAt: now,
      changedBy: ctx.actor.userId,
    });
    await appendJournal(tx, ctx, { kind: "program.created", programId, payload: { programKind: program.kind } });
  });
  return { programId };
}
