import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type { Leads } from "../types.generated";
import { partnerOf, type Scope } from "./scope";

export type LeadRow = Selectable<Leads>;

export function findLead(db: Db, scope: Scope, leadId: string): Promise<LeadRow | undefined> {
  let query = db.selectFrom("leads").selectAll().where("id", "=", leadId);
  const partnerId = partnerOf(scope);
  if (partnerId) query = query.where("partnerId", "=", partnerId);
  return query.executeTakeFirst();
}

/**
 * Locks a lead and, before it, its company: whoever releases or takes a claim does so alone, and always in this
 * order, so that two of them never wait for each other.
 */
export async function findLeadForUpdate(tx: Tx, scope: Scope, leadId: string): Promise<LeadRow | undefined> {
  const seen = await findLead(tx, scope, leadId);
  if (!seen) return undefined;
  await lockCompany(tx, seen.productLine, seen.domain);
  return tx.selectFrom("leads").selectAll().where("id", "=", leadId).forUpdate().executeTakeFirst();
}

/** Holds other claims on the same company back until the transaction ends; one that is not known is claimed by nobody. */
export async function lockCompany(tx: Tx, productLine: string, domain: string): Promise<void> {
  if (domain === "") return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`claim:${productLine}:${domain}`}, 0))`.execute(tx);
}

/** Inserts a lead; false when this id was submitted already (a form sent twice). */
export async function insertLead(tx: Tx, lead: Insertable<Leads>): Promise<boolean> {
  const result = await tx
    .insertInto("leads")
    .values(lead)
    .onConflict((oc) => oc.column("id").doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Writes a locked lead if it still is at the revision that was read; false otherwise. */
export async function updateLead(
  tx: Tx,
  key: { id: string; partnerId: string; revision: number },
  change: Updateable<Leads>,
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("leads")
      .set({ ...change, revision: key.revision + 1 })
      .where("id", "=", key.id)
      .where("partnerId", "=", key.partnerId)
      .where("revision", "=", key.revision)
      .executeTakeFirst(),
  );
}

/** Takes the claim on a company unless somebody holds it; true when this lead holds it now. */
export async function insertClaim(
  tx: Tx,
  claim: { productLine: string; domain: string; leadId: string; since: Date },
): Promise<boolean> {
  const result = await tx
    .insertInto("leadClaims")
    .values(claim)
    .onConflict((oc) => oc.columns(["productLine", "domain"]).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function deleteClaim(tx: Tx, leadId: string): Promise<boolean> {
  return affectedOne(await tx.deleteFrom("leadClaims").where("leadId", "=", leadId).executeTakeFirst());
}

/** The earliest lead that waits for a company, locked. Kept times decide, not the order of decisions. */
export function findNextWaitingForUpdate(tx: Tx, productLine: string, domain: string): Promise<LeadRow | undefined> {
  return tx
    .selectFrom("leads")
    .selectAll()
    .where("domain", "=", domain)
    .where("productLine", "=", productLine)
    .where("claim", "=", "waits")
    .orderBy("submittedAt")
    .orderBy("id")
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

/** Who claims a company at the moment; for the blind check only whether it is one's own leaves the domain. */
export function findClaim(db: Db, productLine: string, domain: string) {
  return db
    .selectFrom("leadClaims as c")
    .innerJoin("leads as l", "l.id", "c.leadId")
    .select(["l.id as leadId", "l.partnerId", "c.since"])
    .where("c.productLine", "=", productLine)
    .where("c.domain", "=", domain)
    .executeTakeFirst();
}

/** Leads that touch the same company by domain, name or contact: what a reviewer sees side by side. */
export function listSimilarLeads(
  db: Db,
  lead: { id: string; domain: string; companyKey: string; contactEmail: string },
  limit: number,
) {
  return db
    .selectFrom("leads as l")
    .innerJoin("partners as p", "p.id", "l.partnerId")
    .select([
      "l.id",
      "l.companyName",
      "l.companyKey",
      "l.domain",
      "l.contactEmail",
      "l.status",
      "l.stage",
      "l.reasonCode",
      "l.claim",
      "l.submittedAt",
      "l.changedAt",
      "l.country",
      "l.region",
      "l.employeeCount",
      "l.useCase",
      "l.productLine",
      "l.partnerId",
      "p.legalName as partnerName",
    ])
    .where((eb) =>
      eb.or([
        eb("l.domain", "=", lead.domain),
        eb("l.contactEmail", "=", lead.contactEmail),
        eb("l.companyKey", "=", lead.companyKey),
      ]),
    )
    .where("l.id", "<>", lead.id)
    .orderBy("l.submittedAt")
    .limit(limit)
    .execute();
}

export function listLeadIdsPastDue(db: Db, kind: string, now: Date, limit: number) {
  return db
    .selectFrom("leads")
    .select("id")
    .where("dueKind", "=", kind)
    .where("dueAt", "<=", now)
    .orderBy("dueAt")
    .limit(limit)
    .execute();
}

export function listLeadsById(db: Db, leadIds: readonly string[]) {
  return db.selectFrom("leads").selectAll().where("id", "in", leadIds).orderBy("id").execute();
}
