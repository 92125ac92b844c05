import type { Insertable } from "kysely";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type { ProgramPages } from "../types.generated";

/** The programs that strangers may read about, with what their public pages say; drafts are not among them. */
export function listPublicPrograms(db: Db) {
  return db
    .selectFrom("programs as p")
    .leftJoin("programPages as g", "g.programId", "p.id")
    .select(["p.id", "p.slug", "p.name", "p.kind", "p.status", "g.summary"])
    .where("p.status", "in", ["live", "pilot", "paused"])
    .orderBy("p.createdAt")
    .execute();
}

export function findPublicProgram(db: Db, slug: string) {
  return db
    .selectFrom("programs as p")
    .leftJoin("programPages as g", "g.programId", "p.id")
    .select(["p.id", "p.slug", "p.name", "p.kind", "p.status", "p.statusReason", "g.summary", "g.questions"])
    .select(["g.payoutRhythm", "g.payoutMinimumMinor", "g.payoutCurrency"])
    .where("p.slug", "=", slug)
    .executeTakeFirst();
}

export function findProgramPage(db: Db, programId: string) {
  return db.selectFrom("programPages").selectAll().where("programId", "=", programId).executeTakeFirst();
}

/** Writes a page for the first time (revision 0), or changes it unless somebody else did since; false when so. */
export async function saveProgramPage(tx: Tx, revision: number, page: Insertable<ProgramPages>): Promise<boolean> {
  if (revision === 0) {
    const row = await tx
      .insertInto("programPages")
      .values(page)
      .onConflict((oc) => oc.doNothing())
      .returning("programId")
      .executeTakeFirst();
    return row !== undefined;
  }
  const { programId, ...change } = page;
  return affectedOne(
    await tx
      .updateTable("programPages")
      .set({ ...change, revision: revision + 1 })
      .where("programId", "=", programId)
      .where("revision", "=", revision)
      .executeTakeFirst(),
  );
}
