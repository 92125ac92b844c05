import { lockApplication, updateApplication } from "db/queries/applications";
import { countEnrolled } from "db/queries/enrolments";
import { lockProgram } from "db/queries/program-desk";
import { inTransaction, type Tx } from "db/tx";
import type { Updateable } from "kysely";
import type { PartnerApplications } from "db/types.generated";
import { assert } from "~/kernel/assert";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { createPartner } from "../../partners/commands/create-partner";
import type { PartnerKind } from "../../partners/input";
import { enrolPartner } from "../../programs/commands/enrol-partner";
import { decideEnrolment, type ProgramStatus } from "../../programs/lifecycle";
import type { AskApplicantInput, DeclineApplicationInput, ReviewApplicationInput } from "../input";
import { type ApplicationMove, type ApplicationStatus, applicationMoves, canMoveApplication } from "../lifecycle";

type Target = { applicationId: string; revision: number };

/** Locks an application as the reviewer saw it. Of two reviewers the second reads that it has changed. */
async function lockFor(tx: Tx, { applicationId, revision }: Target, move: ApplicationMove) {
  const found = await lockApplication(tx, applicationId);
  if (!found) throw notFound("application");
  if (found.revision !== revision || !canMoveApplication(found.status as ApplicationStatus, move)) {
    throw conflict("This application was changed or decided by somebody else meanwhile. Reload the page to see how.");
  }
  return found;
}

async function keep(
  tx: Tx,
  found: { id: string; revision: number },
  move: ApplicationMove,
  change: Updateable<PartnerApplications>,
): Promise<void> {
  const moved = await updateApplication(tx, found, { ...change, status: applicationMoves[move].to });
  assert(moved, "the application is locked");
}

/** Asks the applicant something, by mail. Throws `not-found`, `changed-meanwhile`. */
export async function askApplicant(ctx: VendorCtx, input: AskApplicantInput & Target): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const found = await lockFor(tx, input, "ask");
    const { question, internalNote } = input;
    await keep(tx, found, "ask", { question, answer: "", internalNote });
    await appendJournal(tx, ctx, {
      kind: "partner.asked",
      partnerId: found.partnerId ?? undefined,
      programId: found.programId,
      payload: { applicationId: found.id },
    });
  });
}

/**
 * Takes an applicant in: a new organisation with its first admin invited, or one that is here already, all or nothing.
 * Throws `not-found`, `changed-meanwhile`, `wrong-state` (no place left), `name-taken` (an invitation is open).
 */
export async function approveApplication(ctx: VendorCtx, input: ReviewApplicationInput & Target): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const found = await lockFor(tx, input, "approve");
    const { programId, partnerId } = found;
    const within = { ...ctx, db: tx };
    if (partnerId) await enrolPartner(within, { programId, partnerId });
    else {
      const program = await lockProgram(tx, programId);
      assert(program, "an application names its program");
      const room = decideEnrolment({
        status: program.status as ProgramStatus,
        pausedFrom: program.pausedFrom,
        enrolled: await countEnrolled(tx, programId),
        places: program.pilotPlaces,
      });
      if (!room.ok) throw new DomainError("wrong-state", { message: room.why });
      const { legalName, website, country, size, regions, industries, email } = found;
      const kind = found.kind as PartnerKind;
      const profile = { legalName, kind, website, country, size, regions, industries };
      await createPartner(within, { ...profile, programId, adminEmail: email });
    }
    const { internalNote } = input;
    await keep(tx, found, "approve", { internalNote, decidedAt: ctx.now(), decidedBy: ctx.actor.userId });
  });
}

/** Declines with a reason and a text that the applicant reads. Throws `not-found`, `changed-meanwhile`. */
export async function declineApplication(ctx: VendorCtx, input: DeclineApplicationInput & Target): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const found = await lockFor(tx, input, "decline");
    const { reason, partnerText, internalNote } = input;
    const decided = { decidedAt: ctx.now(), decidedBy: ctx.actor.userId };
    await keep(tx, found, "decline", { ...decided, reasonCode: reason, partnerText, internalNote });
    await appendJournal(tx, ctx, {
      kind: "partner.declined",
      partnerId: found.partnerId ?? undefined,
      programId: found.programId,
      payload: { applicationId: found.id, reason },
    });
  });
}
