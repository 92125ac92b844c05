import { getProgramForNews } from "db/queries/news";
import { listProgramAdmins } from "db/queries/recipients";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { getEntry } from "../../journal/views/get-entry";
import type { Recipient } from "../types";

/**
 * A fact about a program, with the partner admins who hear of it: those of the partner that the fact names, or of every
 * partner in the program.
 */
export async function getProgramNews(ctx: Ctx, entryId: string) {
  const entry = await getEntry(ctx.db, entryId);
  const { programId, partnerId, payload } = entry;
  assert(programId, "news of a program belong to a program");
  const versionId = typeof payload.versionId === "string" ? payload.versionId : null;
  const program = await getProgramForNews(ctx.db, programId, versionId);
  const people: Recipient[] = await listProgramAdmins(ctx.db, programId, partnerId);
  return { entry, program, people };
}
