import { countEnrolled, listEnrolledPartners, listPartnersOutside } from "db/queries/enrolments";
import { findProgram } from "db/queries/program-desk";
import { listVersions } from "db/queries/program-versions";
import { notFound } from "~/kernel/errors";
import { can, type VendorCtx } from "../../context";
import type { ProgramKind } from "../fields";
import {
  canMoveProgram,
  decideEnrolment,
  decideMove,
  isInPilot,
  programMoveNames,
  type ProgramStatus,
} from "../lifecycle";

/** Partners listed on a program's page; the partners' own list has all of them. */
const listed = 200;

/** One program for the desk: where it stands, its versions and its partners. Throws `not-found`. */
export async function getProgramForDesk(ctx: VendorCtx, programId: string) {
  const { db, actor } = ctx;
  const program = await findProgram(db, programId);
  if (!program) throw notFound("program");
  const mayEnrol = can(actor, "partner.manage");
  const [versions, partners, enrolled, outside] = await Promise.all([
    listVersions(db, programId),
    listEnrolledPartners(db, programId, listed),
    countEnrolled(db, programId),
    mayEnrol ? listPartnersOutside(db, programId) : [],
  ]);
  const status = program.status as ProgramStatus;
  const inForce = versions.find(({ publishedAt }) => publishedAt !== null) ?? null;
  const facts = {
    status,
    pausedFrom: program.pausedFrom,
    hasRules: inForce !== null,
    enrolled,
    places: program.pilotPlaces,
  };
  const room = decideEnrolment(facts);
  return {
    id: program.id,
    name: program.name,
    slug: program.slug,
    kind: program.kind as ProgramKind,
    status,
    statusReason: program.statusReason,
    statusChangedAt: program.statusChangedAt,
    createdAt: program.createdAt,
    destination: program.destination,
    pilotPlaces: program.pilotPlaces,
    inPilot: isInPilot(facts),
    revision: program.revision,
    enrolled,
    inForce,
    draft: versions.find(({ publishedAt }) => publishedAt === null) ?? null,
    versions: versions.map((version) => ({ ...version, leads: Number(version.leads ?? 0n) })),
    partners,
    moves: programMoveNames
      .filter((name) => canMoveProgram(facts, name))
      .map((name) => {
        const decision = decideMove(name, facts);
        return { name, blocked: decision.ok ? null : decision.why };
      }),
    outside: outside.map(({ id, legalName }) => ({ value: id, label: legalName })),
    /** Why nobody can be taken in right now. */
    noRoom: room.ok ? null : room.why,
    mayManage: can(actor, "program.manage"),
    mayEnrol,
    now: ctx.now(),
    timeZone: actor.timeZone,
  };
}

export type DeskProgram = Awaited<ReturnType<typeof getProgramForDesk>>;
