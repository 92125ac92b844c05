import { findProgram } from "db/queries/program-desk";
import { saveProgramPage } from "db/queries/program-pages";
import { inTransaction } from "db/tx";
import { conflict, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import type { ProgramPageInput } from "../input";

/** Writes what a program's public page says beside its rules. Throws `not-found`, `changed-meanwhile`. */
export async function changeProgramPage(
  ctx: VendorCtx,
  input: ProgramPageInput & { programId: string },
): Promise<void> {
  const { programId, revision, summary, questions } = input;
  await inTransaction(ctx.db, async (tx) => {
    if (!(await findProgram(tx, programId))) throw notFound("program");
    const changed = { changedBy: ctx.actor.userId, changedAt: ctx.now() };
    const page = { programId, summary, questions: JSON.stringify(questions), ...changed };
    if (!(await saveProgramPage(tx, revision, page))) {
      throw conflict("Somebody else changed this page meanwhile. Reload it to see how.");
    }
  });
}
