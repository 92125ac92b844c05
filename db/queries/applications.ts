import { type Insertable, type SqlBool, sql, type Updateable } from "kysely";
import { likePart } from "./like-part";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type { PartnerApplications } from "../types.generated";

/** Keeps an application; false when one of this id is there already, or its organisation has one open. */
export async function insertApplication(tx: Tx, application: Insertable<PartnerApplications>): Promise<boolean> {
  const row = await tx
    .insertInto("partnerApplications")
    .values(application)
    .onConflict((oc) => oc.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** An application with the names that stand on its page. */
export function findApplication(db: Db, id: string) {
  return db
    .selectFrom("partnerApplications as a")
    .innerJoin("programs as p", "p.id", "a.programId")
    .leftJoin("users as n", "n.id", "a.nominatedBy")
    .leftJoin("users as d", "d.id", "a.decidedBy")
    .leftJoin("partners as o", "o.id", "a.partnerId")
    .selectAll("a")
    .select([
      "p.name as programName",
      "p.slug as programSlug",
      "p.kind as programKind",
      "p.status as programStatus",
      "n.name as nominatedByName",
      "n.timeZone as nominatedByTimeZone",
      "d.name as decidedByName",
      "o.legalName as partnerName",
    ])
    .where("a.id", "=", id)
    .executeTakeFirst();
}

export function lockApplication(tx: Tx, id: string) {
  return tx.selectFrom("partnerApplications").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

/** Changes an application unless somebody else did since `revision`; false when so. */
export async function updateApplication(
  tx: Tx,
  key: { id: string; revision: number },
  change: Updateable<PartnerApplications>,
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("partnerApplications")
      .set({ ...change, revision: key.revision + 1 })
      .where("id", "=", key.id)
      .where("revision", "=", key.revision)
      .executeTakeFirst(),
  );
}

const lineColumns = [
  "a.id",
  "a.legalName",
  "a.kind",
  "a.country",
  "a.status",
  "a.createdAt",
  "a.submittedAt",
  "a.dueAt",
  "a.decidedAt",
  "p.name as programName",
  "n.name as nominatedByName",
] as const;

function lines(db: Db) {
  return db
    .selectFrom("partnerApplications as a")
    .innerJoin("programs as p", "p.id", "a.programId")
    .leftJoin("users as n", "n.id", "a.nominatedBy")
    .select(lineColumns);
}

/** Applications that wait for a decision, oldest first. */
export function listApplicationQueue(
  db: Db,
  page: { after: { at: string; id: string } | null; backwards: boolean; limit: number },
) {
  let query = lines(db).where("a.status", "in", ["submitted", "asked"]);
  if (page.after) {
    const than = sql.raw(page.backwards ? "<" : ">");
    query = query.where(
      sql<SqlBool>`(a.submitted_at, a.id) ${than} (${page.after.at}::timestamptz, ${page.after.id}::text)`,
    );
  }
  const way = page.backwards ? "desc" : "asc";
  return query.orderBy("a.submittedAt", way).orderBy("a.id", way).limit(page.limit).execute();
}

/** Nominations that have not become applications, and what was decided; newest first. */
export function listApplicationsBeside(db: Db, limit: number) {
  return lines(db)
    .where("a.status", "not in", ["submitted", "asked"])
    .orderBy(sql`coalesce(a.decided_at, a.created_at)`, "desc")
    .limit(limit)
    .execute();
}

/** What an employee has nominated, newest first. */
export function listOwnNominations(db: Db, userId: string, limit: number) {
  return lines(db).where("a.nominatedBy", "=", userId).orderBy("a.createdAt", "desc").limit(limit).execute();
}

/** What an organisation has applied for, newest first. */
export function listApplicationsOf(db: Db, partnerId: string) {
  return db
    .selectFrom("partnerApplications")
    .select(["id", "programId", "status", "partnerText", "reasonCode", "submittedAt", "dueAt", "question", "revision"])
    .where("partnerId", "=", partnerId)
    .orderBy("createdAt", "desc")
    .limit(50)
    .execute();
}

export async function countApplicationQueue(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom("partnerApplications")
    .select((eb) => eb.fn.countAll<bigint>().as("n"))
    .where("status", "in", ["submitted", "asked"])
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Other applications of the same company, domain or contact, newest first. */
export function listSimilarApplications(
  db: Db,
  of: { id: string; companyKey: string; domain: string | null; email: string },
) {
  return db
    .selectFrom("partnerApplications as a")
    .innerJoin("programs as p", "p.id", "a.programId")
    .select([
      "a.id",
      "a.legalName",
      "a.companyKey",
      "a.domain",
      "a.email",
      "a.status",
      "a.createdAt",
      "p.name as programName",
    ])
    .where("a.id", "<>", of.id)
    .where((eb) =>
      eb.or([
        eb("a.companyKey", "=", of.companyKey),
        eb("a.email", "=", of.email),
        ...(of.domain ? [eb("a.domain", "=", of.domain)] : []),
      ]),
    )
    .orderBy("a.createdAt", "desc")
    .limit(10)
    .execute();
}

/** Partners that may be the same company: by a word of the name, the website, or an address of their people. */
export function listPartnersLike(db: Db, of: { word: string; domain: string | null; email: string }) {
  return db
    .selectFrom("partners as o")
    .select((eb) => [
      "o.id",
      "o.legalName",
      "o.kind",
      "o.status",
      "o.website",
      "o.domain",
      "o.country",
      "o.createdAt",
      eb
        .selectFrom("memberships as m")
        .innerJoin("users as u", "u.id", "m.userId")
        .whereRef("m.partnerId", "=", "o.id")
        .select((e) => e.fn<string[]>("array_agg", ["u.email"]).as("emails"))
        .as("emails"),
    ])
    .where((eb) =>
      eb.or([
        sql<SqlBool>`o.legal_name ilike ${likePart(of.word)}`,
        eb.exists(
          eb
            .selectFrom("memberships as m")
            .innerJoin("users as u", "u.id", "m.userId")
            .select("m.userId")
            .whereRef("m.partnerId", "=", "o.id")
            .where((e) =>
              e.or([
                e("u.email", "=", of.email),
                ...(of.domain ? [e("u.email", "like", likePart(`@${of.domain}`).slice(0, -1))] : []),
              ]),
            ),
        ),
        ...(of.domain ? [eb("o.domain", "=", of.domain), sql<SqlBool>`o.website ilike ${likePart(of.domain)}`] : []),
      ]),
    )
    .limit(40)
    .execute();
}
