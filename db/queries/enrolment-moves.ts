import type { Updateable } from "kysely";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type { Enrolments } from "../types.generated";
import { lastPaidByItself } from "./own-billing";

/** An enrolment of a partner, locked. */
export function lockEnrolment(tx: Tx, key: { partnerId: string; id: string }) {
  return tx
    .selectFrom("enrolments")
    .selectAll()
    .where("partnerId", "=", key.partnerId)
    .where("id", "=", key.id)
    .forUpdate()
    .executeTakeFirst();
}

/** Changes an enrolment unless somebody else did since `revision`; false when so. */
export async function updateEnrolment(
  tx: Tx,
  key: { id: string; revision: number },
  change: Updateable<Enrolments>,
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("enrolments")
      .set({ ...change, revision: key.revision + 1 })
      .where("id", "=", key.id)
      .where("revision", "=", key.revision)
      .executeTakeFirst(),
  );
}

/** Keeps the answer to a program's question, once; false when it is there already or nobody is enrolled. */
export async function keepEnrolmentAnswer(
  tx: Tx,
  key: { partnerId: string; programId: string },
  answer: { answer: string; answeredAt: Date; answeredBy: string },
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("enrolments")
      .set(answer)
      .where("partnerId", "=", key.partnerId)
      .where("programId", "=", key.programId)
      .where("status", "=", "approved")
      .where("answer", "is", null)
      .executeTakeFirst(),
  );
}

/** A partner's enrolments as the vendor sees them: where each stands, why, and what the program asked. */
export function listEnrolmentsForDesk(db: Db, partnerId: string) {
  return db
    .selectFrom("enrolments as e")
    .innerJoin("programs as p", "p.id", "e.programId")
    .innerJoin("partners as o", "o.id", "e.partnerId")
    .leftJoin("users as c", "c.id", "e.activeCustomerBy")
    .leftJoin("programVersions as v", "v.id", "e.acceptedVersionId")
    .selectAll("e")
    .select([
      "p.name as programName",
      "p.kind as programKind",
      "c.name as activeCustomerByName",
      "v.number as acceptedNumber",
      lastPaidByItself.as("lastPaidByItself"),
    ])
    .select((eb) =>
      eb
        .selectFrom("leads as l")
        .select((e) => e.fn.countAll<bigint>().as("n"))
        .whereRef("l.partnerId", "=", "e.partnerId")
        .whereRef("l.programId", "=", "e.programId")
        .where("l.status", "in", ["submitted", "in_review", "needs_info", "accepted"])
        .as("openLeads"),
    )
    .where("e.partnerId", "=", partnerId)
    .orderBy("e.createdAt")
    .execute();
}
