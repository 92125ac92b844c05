import { findProgram } from "db/queries/program-desk";
import { findDraftVersion } from "db/queries/program-versions";
import { notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { readRulesForm, toFormValues } from "../rules-form";

/** A program's draft as its editor shows it: what was typed, and what stands in the way. Throws `not-found`. */
export async function getDraft(ctx: VendorCtx, programId: string) {
  const [program, draft] = await Promise.all([findProgram(ctx.db, programId), findDraftVersion(ctx.db, programId)]);
  if (!program) throw notFound("program");
  if (!draft) throw notFound("draft");
  const { problems, readable } = readRulesForm(draft.typed);
  return {
    programId,
    programName: program.name,
    versionId: draft.id,
    number: draft.number,
    revision: draft.revision,
    changedAt: draft.changedAt ?? draft.createdAt,
    changedByName: draft.changedByName,
    values: toFormValues(draft.typed),
    problems,
    readable,
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

export type DraftPage = Awaited<ReturnType<typeof getDraft>>;
