import { type Insertable, type SqlBool, sql, type Updateable } from "kysely";
import { likePart } from "./like-part";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type {
  DomainVerifications,
  PartnerContacts,
  PartnerFormerIdentities,
  PartnerNotes,
  Partners,
} from "../types.generated";
import { partnerOf, type Scope } from "./scope";

export function findPartner(db: Db, scope: Scope, partnerId: string) {
  let query = db.selectFrom("partners").selectAll().where("id", "=", partnerId);
  const own = partnerOf(scope);
  if (own) query = query.where("id", "=", own);
  return query.executeTakeFirst();
}

export function insertPartner(tx: Tx, partner: Insertable<Partners>) {
  return tx.insertInto("partners").values(partner).execute();
}

export async function updatePartner(tx: Tx, partnerId: string, change: Updateable<Partners>): Promise<boolean> {
  return affectedOne(await tx.updateTable("partners").set(change).where("id", "=", partnerId).executeTakeFirst());
}

/** Writes a profile and counts its revision up; false when it is not of this revision any more. */
export async function updateProfile(
  tx: Tx,
  key: { id: string; revision: number },
  change: Updateable<Partners>,
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("partners")
      .set({ ...change, revision: key.revision + 1 })
      .where("id", "=", key.id)
      .where("revision", "=", key.revision)
      .executeTakeFirst(),
  );
}

/** Keeps under which names or websites a partner was known until now; each once. */
export async function insertFormerIdentities(
  tx: Tx,
  rows: readonly Insertable<PartnerFormerIdentities>[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto("partnerFormerIdentities")
    .values(rows)
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** Which fields of a partner's profile were changed since a revision of it. */
export async function listFieldsChangedSince(db: Db, key: { id: string; revision: number }): Promise<string[]> {
  const { rows } = await sql<{ field: string }>`
    select distinct field from journal, jsonb_array_elements_text(payload -> 'fields') as field
    where partner_id = ${key.id} and kind = 'partner.changed' and (payload ->> 'revision')::int > ${key.revision}
    order by field
  `.execute(db);
  return rows.map(({ field }) => field);
}

/** No two organisations have verified the same domain: the index that says so, and decides between two at once. */
export const verifiedDomainIndex = "partners_verified_domain";

/** Whether another organisation has proved that this domain is its own; a moment later it may have. */
export async function isDomainTaken(db: Db, domain: string, exceptPartnerId: string): Promise<boolean> {
  const row = await db
    .selectFrom("partners")
    .select("id")
    .where("domain", "=", domain)
    .where("domainVerifiedAt", "is not", null)
    .where("id", "<>", exceptPartnerId)
    .executeTakeFirst();
  return row !== undefined;
}

/** A page of partners by name, with their lead figures from the counters. */
export function listPartners(
  db: Db,
  filter: { search?: string; kind?: string },
  page: { after: { name: string; id: string } | null; backwards: boolean; limit: number },
) {
  let query = db.selectFrom("partners as p").select((eb) => [
    "p.id",
    "p.legalName",
    "p.kind",
    "p.status",
    "p.country",
    "p.domain",
    "p.domainVerifiedAt",
    "p.createdAt",
    eb
      .selectFrom("leadCounts as c")
      .whereRef("c.partnerId", "=", "p.id")
      .select((e) => e.fn.sum<string>("c.n").as("n"))
      .as("leads"),
    eb
      .selectFrom("leadCounts as c")
      .whereRef("c.partnerId", "=", "p.id")
      .where("c.stage", "=", "won")
      .select((e) => e.fn.sum<string>("c.n").as("n"))
      .as("won"),
    eb
      .selectFrom("memberships as m")
      .whereRef("m.partnerId", "=", "p.id")
      .select((e) => e.fn.countAll<bigint>().as("n"))
      .as("members"),
  ]);
  if (filter.search) query = query.where(sql<SqlBool>`p.legal_name ilike ${likePart(filter.search)}`);
  if (filter.kind) query = query.where("p.kind", "=", filter.kind);
  if (page.after) {
    const than = sql.raw(page.backwards ? "<" : ">");
    query = query.where(
      sql<SqlBool>`(lower(p.legal_name), p.id) ${than} (${page.after.name}::text, ${page.after.id}::text)`,
    );
  }
  const way = page.backwards ? "desc" : "asc";
  return query.orderBy(sql`lower(p.legal_name)`, way).orderBy("p.id", way).limit(page.limit).execute();
}

/** Names for a filter's choices. */
export function listPartnerNames(db: Db, limit: number) {
  return db.selectFrom("partners").select(["id", "legalName"]).orderBy(sql`lower(legal_name)`).limit(limit).execute();
}

export function listPartnerContacts(db: Db, partnerId: string) {
  return db.selectFrom("partnerContacts").selectAll().where("partnerId", "=", partnerId).orderBy("createdAt").execute();
}

/** Keeps a contact unless one of its id is there. @returns the one that is there, if any */
export async function insertPartnerContactOnce(tx: Tx, contact: Insertable<PartnerContacts>) {
  const inserted = await tx
    .insertInto("partnerContacts")
    .values(contact)
    .onConflict((oc) => oc.columns(["partnerId", "id"]).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return undefined;
  const { partnerId, id } = contact;
  return tx
    .selectFrom("partnerContacts")
    .selectAll()
    .where("partnerId", "=", partnerId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

export async function deletePartnerContact(tx: Tx, key: { partnerId: string; id: string }): Promise<boolean> {
  return affectedOne(
    await tx
      .deleteFrom("partnerContacts")
      .where("partnerId", "=", key.partnerId)
      .where("id", "=", key.id)
      .executeTakeFirst(),
  );
}

/** What employees noted about a partner; no partner page ever asks for it. */
export function listPartnerNotes(db: Db, partnerId: string) {
  return db
    .selectFrom("partnerNotes as n")
    .innerJoin("users as u", "u.id", "n.authorId")
    .select(["n.id", "n.body", "n.createdAt", "u.name as authorName"])
    .where("n.partnerId", "=", partnerId)
    .orderBy("n.createdAt", "desc")
    .limit(100)
    .execute();
}

/** Keeps a note unless one of its id is there. @returns the one that is there, if any */
export async function insertPartnerNoteOnce(tx: Tx, note: Insertable<PartnerNotes>) {
  const inserted = await tx
    .insertInto("partnerNotes")
    .values(note)
    .onConflict((oc) => oc.column("id").doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return undefined;
  return tx.selectFrom("partnerNotes").selectAll().where("id", "=", note.id).executeTakeFirstOrThrow();
}

export function upsertDomainVerification(tx: Tx, verification: Insertable<DomainVerifications>) {
  const { partnerId: _key, ...rest } = verification;
  return tx
    .insertInto("domainVerifications")
    .values(verification)
    .onConflict((oc) => oc.column("partnerId").doUpdateSet({ ...rest, attempts: 0 }))
    .execute();
}

export function findDomainVerification(db: Db, partnerId: string) {
  return db.selectFrom("domainVerifications").selectAll().where("partnerId", "=", partnerId).executeTakeFirst();
}

/** Gives an open verification its code; false when there is none. */
export async function updateDomainCode(tx: Tx, partnerId: string, codeHash: string): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("domainVerifications")
      .set({ codeHash, attempts: 0 })
      .where("partnerId", "=", partnerId)
      .executeTakeFirst(),
  );
}

/** Counts an attempt at an open verification and locks it; undefined when it is too old or was tried too often. */
export function takeDomainAttempt(tx: Tx, partnerId: string, limits: { now: Date; most: number }) {
  return tx
    .updateTable("domainVerifications")
    .set((eb) => ({ attempts: eb("attempts", "+", 1) }))
    .where("partnerId", "=", partnerId)
    .where("expiresAt", ">", limits.now)
    .where("attempts", "<", limits.most)
    .returningAll()
    .executeTakeFirst();
}

export function deleteDomainVerification(tx: Tx, partnerId: string) {
  return tx.deleteFrom("domainVerifications").where("partnerId", "=", partnerId).execute();
}
