import { listImports } from "db/queries/lead-imports";
import { decodeCursor, toPage } from "~/kernel/page";
import type { PartnerCtx } from "../../context";
import type { ImportStatus } from "../imports/types";
import { listSubmissionPrograms } from "../submission";

const size = 25;

/** The organisation's imports, newest first, and whether it may submit at the moment. */
export async function listImportsForPartner(ctx: PartnerCtx, query: { cursor?: string }) {
  const { partnerId, timeZone } = ctx.actor;
  const cursor = decodeCursor(query.cursor);
  const [rows, programs] = await Promise.all([
    listImports(ctx.db, partnerId, { cursor, limit: size + 1 }),
    listSubmissionPrograms(ctx.db, partnerId),
  ]);
  const [first] = programs;
  const page = toPage(rows, { cursor, size, sortValue: (row) => row.createdAt.toISOString() });
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...row, status: row.status as ImportStatus })),
    /** Why nothing can be submitted right now; a file can be uploaded and checked all the same. */
    blocked: first
      ? first.decision.ok
        ? null
        : first.decision.why
      : "Your organisation is not enrolled in a program yet.",
    programs: programs.map(({ enrolment }) => ({ value: enrolment.programId, label: enrolment.programName })),
    size,
    now: ctx.now(),
    timeZone,
  };
}
