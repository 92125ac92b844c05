import type { Updateable } from "kysely";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type { Programs } from "../types.generated";

/** Every program with what its line in the list says. */
export function listProgramLines(db: Db, monthStart: Date) {
  return db
    .selectFrom("programs as p")
    .select((eb) => [
      "p.id",
      "p.name",
      "p.kind",
      "p.status",
      eb
        .selectFrom("programVersions as v")
        .select((e) => e.fn.max("v.number").as("n"))
        .whereRef("v.programId", "=", "p.id")
        .where("v.publishedAt", "is not", null)
        .as("versionInForce"),
      eb
        .selectFrom("programVersions as v")
        .select("v.number")
        .whereRef("v.programId", "=", "p.id")
        .where("v.publishedAt", "is", null)
        .as("draft"),
      eb
        .selectFrom("enrolments as e")
        .select((e) => e.fn.countAll<bigint>().as("n"))
        .whereRef("e.programId", "=", "p.id")
        .where("e.status", "=", "approved")
        .as("partners"),
      eb
        .selectFrom("leads as l")
        .select((e) => e.fn.countAll<bigint>().as("n"))
        .whereRef("l.programId", "=", "p.id")
        .where("l.submittedAt", ">=", monthStart)
        .as("leadsThisMonth"),
    ])
    .orderBy("p.createdAt")
    .orderBy("p.id")
    .execute();
}

export function findProgram(db: Db, id: string) {
  return db.selectFrom("programs").selectAll().where("id", "=", id).executeTakeFirst();
}

export function findProgramBySlug(db: Db, slug: string) {
  return db.selectFrom("programs").select("id").where("slug", "=", slug).executeTakeFirst();
}

/** A program, locked: its status, its versions and its places change one after another. Leads go on coming in. */
export function lockProgram(tx: Tx, id: string) {
  return tx.selectFrom("programs").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
}

/** Changes a program unless somebody else did since `revision`; false when so. */
export async function updateProgram(
  tx: Tx,
  id: string,
  revision: number,
  change: Pick<
    Updateable<Programs>,
    | "name"
    | "pilotPlaces"
    | "status"
    | "pausedFrom"
    | "statusReason"
    | "statusChangedAt"
    | "destination"
    | "allowedHosts"
    | "productName"
  >,
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("programs")
      .set({ ...change, revision: revision + 1 })
      .where("id", "=", id)
      .where("revision", "=", revision)
      .executeTakeFirst(),
  );
}
