import { findImportForUpdate, type ImportRow } from "db/queries/lead-imports";
import { listEnrolments } from "db/queries/programs";
import type { Tx } from "db/tx";
import { conflict, notFound } from "~/kernel/errors";
import type { Db } from "db/tx";
import type { PartnerCtx } from "../../context";
import { judgeEnrolment } from "../submission";
import type { Mapping } from "./types";

/** An import of the actor's organisation, locked. Throws `not-found`. */
export async function lockImport(tx: Tx, ctx: PartnerCtx, importId: string): Promise<ImportRow> {
  const found = await findImportForUpdate(tx, { partnerId: ctx.actor.partnerId, id: importId });
  if (!found) throw notFound("import");
  return found;
}

/** Throws `changed-meanwhile` when somebody chose other columns since the page was opened. */
export function expectImportRevision(found: ImportRow, revision: number): void {
  if (found.revision !== revision) {
    throw conflict("A colleague has changed the columns of this import meanwhile. Please look at it again.");
  }
}

/** The mapping as it is stored. */
export function mappingOf(found: Pick<ImportRow, "mapping">): Mapping {
  return found.mapping as Mapping;
}

/** Why the partner may not submit to a program now, whatever the lead; null when it may. */
export async function submissionBlock(db: Db, partnerId: string, programId: string): Promise<string | null> {
  const enrolment = (await listEnrolments(db, partnerId)).find((candidate) => candidate.programId === programId);
  if (!enrolment) return "Your organisation is not enrolled in this program any more.";
  const { decision } = await judgeEnrolment(db, enrolment);
  return decision.ok ? null : decision.why;
}
