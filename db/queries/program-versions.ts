import type { Insertable } from "kysely";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type { ProgramVersions } from "../types.generated";

/** A program's versions, newest first, with who published each and how many leads stay on it. */
export function listVersions(db: Db, programId: string) {
  return db
    .selectFrom("programVersions as v")
    .leftJoin("users as p", "p.id", "v.publishedBy")
    .leftJoin("users as c", "c.id", "v.changedBy")
    .select((eb) => [
      "v.id",
      "v.number",
      "v.publishedAt",
      "v.changedAt",
      "v.createdAt",
      "p.name as publishedByName",
      "c.name as changedByName",
      eb
        .selectFrom("leads as l")
        .select((e) => e.fn.countAll<bigint>().as("n"))
        .whereRef("l.programVersionId", "=", "v.id")
        .as("leads"),
    ])
    .where("v.programId", "=", programId)
    .orderBy("v.number", "desc")
    .execute();
}

export function findVersionByNumber(db: Db, programId: string, number: number) {
  return db
    .selectFrom("programVersions as v")
    .leftJoin("users as p", "p.id", "v.publishedBy")
    .selectAll("v")
    .select("p.name as publishedByName")
    .where("v.programId", "=", programId)
    .where("v.number", "=", number)
    .executeTakeFirst();
}

/** The one draft of a program, with who changed it last. */
export function findDraftVersion(db: Db, programId: string) {
  return db
    .selectFrom("programVersions as v")
    .leftJoin("users as c", "c.id", "v.changedBy")
    .selectAll("v")
    .select("c.name as changedByName")
    .where("v.programId", "=", programId)
    .where("v.publishedAt", "is", null)
    .executeTakeFirst();
}

/** The number that a program's next version gets. Lock the program first. */
export async function nextVersionNumber(tx: Tx, programId: string): Promise<number> {
  const { last } = await tx
    .selectFrom("programVersions")
    .select((eb) => eb.fn.max("number").as("last"))
    .where("programId", "=", programId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

export function insertDraftVersion(tx: Tx, version: Insertable<ProgramVersions>) {
  return tx.insertInto("programVersions").values(version).execute();
}

export type DraftKey = { programId: string; versionId: string; revision: number };

function atRevision(tx: Tx, { programId, versionId, revision }: DraftKey) {
  return tx
    .updateTable("programVersions")
    .where("id", "=", versionId)
    .where("programId", "=", programId)
    .where("publishedAt", "is", null)
    .where("revision", "=", revision);
}

/** Keeps what was typed into a draft unless somebody else did since `revision`; false when so, or when it is gone. */
export async function updateDraft(
  tx: Tx,
  key: DraftKey,
  change: { typed: string; rules?: string; changedAt: Date; changedBy: string },
): Promise<boolean> {
  return affectedOne(
    await atRevision(tx, key)
      .set({ ...change, revision: key.revision + 1 })
      .executeTakeFirst(),
  );
}

/** Makes a draft the version in force, for ever as it is; false when it changed since `revision` or is no draft. */
export async function publishDraft(
  tx: Tx,
  key: DraftKey,
  published: { rules: string; publishedAt: Date; publishedBy: string },
): Promise<boolean> {
  return affectedOne(
    await atRevision(tx, key)
      .set({ ...published, typed: null })
      .executeTakeFirst(),
  );
}

export async function deleteDraftVersion(tx: Tx, { programId, versionId, revision }: DraftKey): Promise<boolean> {
  return affectedOne(
    await tx
      .deleteFrom("programVersions")
      .where("id", "=", versionId)
      .where("programId", "=", programId)
      .where("publishedAt", "is", null)
      .where("revision", "=", revision)
      .executeTakeFirst(),
  );
}

/** Every published version of every program, to start another from. */
export function listPublishedVersions(db: Db) {
  return db
    .selectFrom("programVersions as v")
    .innerJoin("programs as p", "p.id", "v.programId")
    .select(["v.id", "v.number", "p.name as programName"])
    .where("v.publishedAt", "is not", null)
    .orderBy("p.createdAt")
    .orderBy("v.number", "desc")
    .execute();
}

/** How many leads stay on published versions of a program: those that still run, and all. */
export async function countPinnedLeads(db: Db, programId: string): Promise<{ open: number; all: number }> {
  const { open, all } = await db
    .selectFrom("leads")
    .select((eb) => [
      eb.fn.countAll<bigint>().as("all"),
      eb.fn
        .countAll<bigint>()
        .filterWhere("status", "in", ["submitted", "in_review", "needs_info", "accepted"])
        .filterWhere((e) => e.or([e("stage", "is", null), e("stage", "not in", ["won", "lost"])]))
        .as("open"),
    ])
    .where("programId", "=", programId)
    .executeTakeFirstOrThrow();
  return { open: Number(open), all: Number(all) };
}
