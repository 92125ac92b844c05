import { countEnrolled } from "db/queries/enrolments";
import { lockProgram, updateProgram } from "db/queries/program-desk";
import { findVersionInForce } from "db/queries/programs";
import { inTransaction } from "db/tx";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { MoveProgramInput } from "../input";
import { decideMove, moveOf, type ProgramStatus } from "../lifecycle";

/**
 * Moves a program along its lifecycle; partners in it are told.
 * Throws `not-found`; `changed-meanwhile` when it was changed since; `wrong-state` with what is missing; `invalid-input`
 * at `reason` where one is needed.
 */
export async function moveProgram(ctx: VendorCtx, input: MoveProgramInput & { programId: string }): Promise<void> {
  const { programId, revision, move, reason } = input;
  const { to, needsReason } = moveOf(move);
  await inTransaction(ctx.db, async (tx) => {
    const program = await lockProgram(tx, programId);
    if (!program) throw notFound("program");
    if (program.revision !== revision) {
      throw conflict("Somebody else changed this program meanwhile. Reload the page to see it.");
    }
    const decision = decideMove(move, {
      status: program.status as ProgramStatus,
      pausedFrom: program.pausedFrom,
      hasRules: (await findVersionInForce(tx, programId)) !== undefined,
      enrolled: await countEnrolled(tx, programId),
      places: program.pilotPlaces,
    });
    if (!decision.ok) throw new DomainError("wrong-state", { message: decision.why });
    if (needsReason && reason === "") {
      throw new DomainError("invalid-input", { field: "reason", message: "Please give the reason: partners read it." });
    }
    const pausedFrom = to === "paused" ? program.status : null;
    const change = { status: to, pausedFrom, statusReason: needsReason ? reason : "", statusChangedAt: ctx.now() };
    if (!(await updateProgram(tx, programId, revision, change))) {
      throw conflict("Somebody else changed this program meanwhile. Reload the page to see it.");
    }
    await appendJournal(tx, ctx, {
      kind: "program.status_changed",
      programId,
      payload: { from: program.status, to },
    });
  });
}
