import { type Insertable, type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type { Enrolments, Programs, ProgramVersions } from "../types.generated";
import { lastPaidByItself } from "./own-billing";

export function findVersion(db: Db, versionId: string) {
  return db.selectFrom("programVersions").selectAll().where("id", "=", versionId).executeTakeFirst();
}

/** The published version with the highest number: the one in force. */
export function findVersionInForce(db: Db, programId: string) {
  return db
    .selectFrom("programVersions")
    .selectAll()
    .where("programId", "=", programId)
    .where("publishedAt", "is not", null)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The id of the version that was in force at a moment; before the first one: the first. */
export function versionInForceAt(programId: RawBuilder<unknown>, at: Date) {
  return sql<{ id: string }>`
    select id from program_versions
    where program_id = ${programId} and published_at is not null
    order by published_at <= ${at} desc, case when published_at <= ${at} then -number else number end
    limit 1
  `;
}

export async function findVersionIdAt(db: Db, programId: string, at: Date): Promise<string | undefined> {
  const { rows } = await versionInForceAt(sql.val(programId), at).execute(db);
  return rows[0]?.id;
}

/** A partner's enrolments with their programs, the id of the version in force, and what eligibility asks about. */
function enrolmentsWithProfiles(db: Db) {
  return db
    .selectFrom("enrolments as e")
    .innerJoin("programs as p", "p.id", "e.programId")
    .innerJoin("partners as o", "o.id", "e.partnerId")
    .select((eb) => [
      "e.id",
      "e.programId",
      "e.status",
      "e.acceptedVersionId",
      "e.acceptedAt",
      "e.statusReason",
      "e.tier",
      "e.activeCustomerAt",
      "e.answeredAt",
      "o.legalName as partnerName",
      "p.name as programName",
      "p.productName",
      "p.status as programStatus",
      "p.statusReason as programStatusReason",
      "p.slug as programSlug",
      "p.allowedHosts",
      "p.kind as programKind",
      "o.website",
      "o.size",
      "o.industries",
      "o.domainVerifiedAt",
      lastPaidByItself.as("lastPaidByItself"),
      eb
        .exists(eb.selectFrom("partnerContacts as c").select("c.id").whereRef("c.partnerId", "=", "o.id"))
        .as("hasContact"),
      eb
        .selectFrom("programVersions as v")
        .select("v.id")
        .whereRef("v.programId", "=", "e.programId")
        .where("v.publishedAt", "is not", null)
        .orderBy("v.number", "desc")
        .limit(1)
        .as("versionInForce"),
    ]);
}

/** The enrolments of a partner, the oldest first. */
export function listEnrolments(db: Db, partnerId: string) {
  return enrolmentsWithProfiles(db).where("e.partnerId", "=", partnerId).orderBy("e.createdAt").execute();
}

/** Everybody who takes part in a program now, with the profile that its rules look at. */
export function listTakingPart(db: Db, programId: string) {
  return enrolmentsWithProfiles(db)
    .where("e.programId", "=", programId)
    .where("e.status", "=", "approved")
    .orderBy("o.legalName")
    .orderBy("e.id")
    .execute();
}

export function listPrograms(db: Db) {
  return db.selectFrom("programs").selectAll().orderBy("createdAt").execute();
}

export function insertProgram(tx: Tx, program: Insertable<Programs>) {
  return tx.insertInto("programs").values(program).execute();
}

export function insertVersion(tx: Tx, version: Insertable<ProgramVersions>) {
  return tx.insertInto("programVersions").values(version).execute();
}

export function insertEnrolment(tx: Tx, enrolment: Insertable<Enrolments>) {
  return tx.insertInto("enrolments").values(enrolment).execute();
}

/** Notes which version's terms were accepted, by whom; false when the partner is not enrolled. */
export async function updateAcceptedTerms(
  tx: Tx,
  key: { partnerId: string; programId: string },
  accepted: { acceptedVersionId: string; acceptedBy: string; acceptedAt: Date },
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("enrolments")
      .set(accepted)
      .where("partnerId", "=", key.partnerId)
      .where("programId", "=", key.programId)
      .where("status", "=", "approved")
      .executeTakeFirst(),
  );
}

export async function listPublishedVersionIds(db: Db, programId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("programVersions")
    .select("id")
    .where("programId", "=", programId)
    .where("publishedAt", "is not", null)
    .execute();
  return rows.map(({ id }) => id);
}

export async function listAllPublishedVersionIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("programVersions").select("id").where("publishedAt", "is not", null).execute();
  return rows.map(({ id }) => id);
}

/** Everybody who ever was in a program, whatever became of it. */
export async function listEnrolledPartnerIds(db: Db, programId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("enrolments")
    .select("partnerId")
    .where("programId", "=", programId)
    .orderBy("partnerId")
    .execute();
  return rows.map(({ partnerId }) => partnerId);
}
