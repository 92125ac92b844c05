import type { Insertable } from "kysely";
import type { Db, Tx } from "../tx";
import type { TermsAcceptances } from "../types.generated";

/** How many partners have a place in a program; suspended ones keep theirs. */
export async function countEnrolled(db: Db, programId: string): Promise<number> {
  const byTier = await countEnrolledByTier(db, programId);
  return byTier.reduce((sum, { partners }) => sum + partners, 0);
}

/** The same by the tier that they have there; null for none. */
export async function countEnrolledByTier(
  db: Db,
  programId: string,
): Promise<{ tier: string | null; partners: number }[]> {
  const rows = await db
    .selectFrom("enrolments")
    .select((eb) => ["tier", eb.fn.countAll<bigint>().as("n")])
    .where("programId", "=", programId)
    .where("status", "in", ["approved", "suspended"])
    .groupBy("tier")
    .orderBy("tier")
    .execute();
  return rows.map(({ tier, n }) => ({ tier, partners: Number(n) }));
}

/**
 * Places that a program's pilot has left, with the program locked so that none is given twice; null when it is no pilot
 * or has no such limit.
 */
export async function lockFreePlaces(tx: Tx, programId: string): Promise<number | null> {
  const program = await tx
    .selectFrom("programs")
    .select(["status", "pausedFrom", "pilotPlaces"])
    .where("id", "=", programId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const inPilot = program?.status === "pilot" || program?.pausedFrom === "pilot";
  if (!inPilot || !program?.pilotPlaces) return null;
  return Math.max(0, program.pilotPlaces - (await countEnrolled(tx, programId)));
}

/** The partners of a program by name, with the version that each has accepted. At most `limit`. */
export function listEnrolledPartners(db: Db, programId: string, limit: number) {
  return db
    .selectFrom("enrolments as e")
    .innerJoin("partners as o", "o.id", "e.partnerId")
    .leftJoin("programVersions as v", "v.id", "e.acceptedVersionId")
    .select([
      "e.partnerId",
      "o.legalName",
      "o.kind",
      "e.status",
      "e.createdAt",
      "e.acceptedVersionId",
      "v.number as acceptedNumber",
      "e.acceptedAt",
    ])
    .where("e.programId", "=", programId)
    .orderBy("o.legalName")
    .orderBy("e.partnerId")
    .limit(limit)
    .execute();
}

/** How many enrolled partners have to accept when `versionId` is the one in force: all that accepted another or none. */
export async function countToAccept(db: Db, programId: string, versionId: string | null): Promise<number> {
  const { n } = await db
    .selectFrom("enrolments")
    .select((eb) => eb.fn.countAll<bigint>().as("n"))
    .where("programId", "=", programId)
    .where("status", "=", "approved")
    .where("acceptedVersionId", "is distinct from", versionId)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Active partners that are not in a program, by name, to be added. */
export function listPartnersOutside(db: Db, programId: string) {
  return db
    .selectFrom("partners as o")
    .select(["o.id", "o.legalName", "o.kind"])
    .where("o.status", "=", "active")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("enrolments as e")
            .select("e.id")
            .whereRef("e.partnerId", "=", "o.id")
            .where("e.programId", "=", programId),
        ),
      ),
    )
    .orderBy("o.legalName")
    .limit(500)
    .execute();
}

export function findEnrolment(db: Db, key: { partnerId: string; programId: string }) {
  return db
    .selectFrom("enrolments")
    .selectAll()
    .where("partnerId", "=", key.partnerId)
    .where("programId", "=", key.programId)
    .executeTakeFirst();
}

/** Keeps who signed which terms, with the text as it was read. */
export function insertTermsAcceptance(tx: Tx, acceptance: Insertable<TermsAcceptances>) {
  return tx.insertInto("termsAcceptances").values(acceptance).execute();
}

/** Everything that a partner signed, with the text as it was read; the newest first. */
export function listSignedTerms(db: Db, partnerId: string) {
  return db
    .selectFrom("termsAcceptances as t")
    .innerJoin("programs as p", "p.id", "t.programId")
    .innerJoin("programVersions as v", "v.id", "t.versionId")
    .innerJoin("users as u", "u.id", "t.signerId")
    .select(["t.id", "t.signerName", "t.acceptedAt", "t.terms"])
    .select(["p.name as programName", "v.number", "u.email as signerEmail"])
    .where("t.partnerId", "=", partnerId)
    .orderBy("t.acceptedAt", "desc")
    .orderBy("t.id")
    .limit(100)
    .execute();
}

/** A partner's last signature in each of its programs. */
export function listLastSignatures(db: Db, partnerId: string) {
  return db
    .selectFrom("termsAcceptances")
    .distinctOn("programId")
    .select(["programId", "signerName", "acceptedAt"])
    .where("partnerId", "=", partnerId)
    .orderBy("programId")
    .orderBy("acceptedAt", "desc")
    .execute();
}
