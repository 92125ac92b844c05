import { listProgramLines } from "db/queries/program-desk";
import { listPublishedVersions } from "db/queries/program-versions";
import { can, type VendorCtx } from "../../context";
import type { ProgramKind } from "../fields";
import type { ProgramStatus } from "../lifecycle";

/** The first moment of the calendar month (UTC, as the home pages count months). */
function monthStart(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
}

/** Every program of the vendor, oldest first. */
export async function listProgramsForDesk(ctx: VendorCtx) {
  const rows = await listProgramLines(ctx.db, monthStart(ctx.now()));
  return {
    rows: rows.map((row) => ({
      ...row,
      kind: row.kind as ProgramKind,
      status: row.status as ProgramStatus,
      partners: Number(row.partners ?? 0n),
      leadsThisMonth: Number(row.leadsThisMonth ?? 0n),
    })),
    mayManage: can(ctx.actor, "program.manage"),
  };
}

export type ProgramLine = Awaited<ReturnType<typeof listProgramsForDesk>>["rows"][number];

/** The published versions that a new program or a new draft can start as a copy of. */
export async function listStartingPoints(ctx: VendorCtx) {
  const versions = await listPublishedVersions(ctx.db);
  return versions.map(({ id, number, programName }) => ({ value: id, label: `${programName}, version ${number}` }));
}
