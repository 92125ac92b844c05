import { countEnrolled, findEnrolment } from "db/queries/enrolments";
import { findPartner } from "db/queries/partners";
import { lockProgram } from "db/queries/program-desk";
import { insertEnrolment } from "db/queries/programs";
import { inTransaction } from "db/tx";
import { DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { decideEnrolment, type ProgramStatus } from "../lifecycle";

/**
 * Takes a partner into a program, on the vendor's own initiative: the only way into a pilot, and never above its places.
 * The partner is told, and accepts the terms itself. Throws `not-found`, `already-done`, `wrong-state` (full, ended, suspended).
 */
export async function enrolPartner(ctx: VendorCtx, input: { programId: string; partnerId: string }): Promise<void> {
  const { programId, partnerId } = input;
  await inTransaction(ctx.db, async (tx) => {
    const program = await lockProgram(tx, programId);
    if (!program) throw notFound("program");
    const partner = await findPartner(tx, { all: true }, partnerId);
    if (!partner) throw notFound("partner");
    if (partner.status === "suspended") {
      const message = "This partner is suspended in another program. Reinstate it there, or end that first.";
      throw new DomainError("wrong-state", { field: "partnerId", message });
    }
    if (await findEnrolment(tx, { partnerId, programId })) {
      throw new DomainError("already-done", { field: "partnerId", message: "This partner is in the program already." });
    }
    const decision = decideEnrolment({
      status: program.status as ProgramStatus,
      pausedFrom: program.pausedFrom,
      enrolled: await countEnrolled(tx, programId),
      places: program.pilotPlaces,
    });
    if (!decision.ok) throw new DomainError("wrong-state", { field: "partnerId", message: decision.why });
    const enrolment = { id: ctx.newId("enr"), partnerId, programId, status: "approved", createdAt: ctx.now() };
    await insertEnrolment(tx, enrolment);
    await appendJournal(tx, ctx, { kind: "enrolment.added", partnerId, programId });
  });
}
