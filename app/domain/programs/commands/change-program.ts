import { countEnrolled } from "db/queries/enrolments";
import { lockProgram, updateProgram } from "db/queries/program-desk";
import { inTransaction } from "db/tx";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import type { ChangeProgramInput } from "../input";
import { isInPilot } from "../lifecycle";

/**
 * Renames a program and sets how many partners its pilot takes.
 * Throws `not-found`, `changed-meanwhile`; `wrong-state` when more partners are in the pilot than it would have places.
 */
export async function changeProgram(ctx: VendorCtx, input: ChangeProgramInput & { programId: string }): Promise<void> {
  const { programId, revision, name, pilotPlaces } = input;
  await inTransaction(ctx.db, async (tx) => {
    const program = await lockProgram(tx, programId);
    if (!program) throw notFound("program");
    if (isInPilot(program)) {
      const enrolled = await countEnrolled(tx, programId);
      const message = "While the pilot runs, it needs a number of places that its partners fit into.";
      if (pilotPlaces === null || pilotPlaces < enrolled) {
        throw new DomainError("wrong-state", { field: "pilotPlaces", message: `${message} Now it has ${enrolled}.` });
      }
    }
    if (!(await updateProgram(tx, programId, revision, { name, pilotPlaces }))) {
      throw conflict("Somebody else changed this program meanwhile. Reload the page to see it.");
    }
  });
}
