import { type Insertable, sql } from "kysely";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type { Attributions, Touches } from "../types.generated";
import { versionInForceAt } from "./programs";
import { partnerOf, type Scope } from "./scope";

/** Keeps touches; of one that is known already only the moment changes, to the earliest that was told. */
export async function insertTouches(tx: Tx, touches: readonly Insertable<Touches>[]): Promise<void> {
  if (touches.length === 0) return;
  await tx
    .insertInto("touches")
    .values(touches)
    .onConflict((oc) =>
      oc
        .columns(["accountId", "kind", "subjectId"])
        .doUpdateSet((eb) => ({ occurredAt: eb.ref("excluded.occurredAt") }))
        .whereRef("excluded.occurredAt", "<", "touches.occurredAt"),
    )
    .execute();
}

/** The clicks of these ids, and the other clicks of the same visitors in the same programs. */
export async function listClicksWithVisitors(db: Db, clickIds: readonly string[]) {
  const { rows } = await sql<{
    id: string;
    named: boolean;
    linkId: string;
    partnerId: string;
    programId: string;
    occurredAt: Date;
  }>`
    select c.id, true as named, c.link_id, c.partner_id, c.program_id, c.occurred_at
    from clicks c where c.id = any (${clickIds}::text[])
    union all
    (select o.id, false, o.link_id, o.partner_id, o.program_id, o.occurred_at
     from clicks c join clicks o on o.visitor_hash = c.visitor_hash and o.program_id = c.program_id and o.id <> c.id
     where c.id = any (${clickIds}::text[]) and not o.id = any (${clickIds}::text[])
       and o.verdict in ('counted', 'repeat')
     order by o.occurred_at desc limit 200)
  `.execute(db);
  return rows;
}

export function listLinksByCode(db: Db, codes: readonly string[]) {
  return db.selectFrom("links").select(["id", "code", "partnerId", "programId"]).where("code", "in", codes).execute();
}

/** Leads that partners submitted: the named ones, and those with this contact or company. */
export async function listLeadsForAccount(
  db: Db,
  of: { leadIds: readonly string[]; email: string | null; domain: string | null },
) {
  const { rows } = await sql<{ id: string; partnerId: string; programId: string; submittedAt: Date; kind: string }>`
    select id, partner_id, program_id, submitted_at, 'lead' as kind from leads where id = any (${of.leadIds}::text[])
    union all
    select id, partner_id, program_id, submitted_at, 'email' from leads
      where contact_email = ${of.email} and source <> 'link'
    union all
    select id, partner_id, program_id, submitted_at, 'domain' from leads
      where domain = ${of.domain} and source <> 'link'
  `.execute(db);
  return rows;
}

/**
 * An account's touches with the state of their leads and the version that counts: a lead's own, otherwise the one that
 * was in force at a moment (before the first one: the first).
 */
export async function listTouches(db: Db, accountId: string, at: Date) {
  const { rows } = await sql<{
    kind: string;
    subjectId: string;
    partnerId: string;
    programId: string;
    linkId: string | null;
    leadId: string | null;
    occurredAt: Date;
    versionId: string;
    leadOpen: boolean;
    leadHolds: boolean;
    partnerIn: boolean;
  }>`
    select t.kind, t.subject_id, t.partner_id, t.program_id, t.link_id, t.lead_id, t.occurred_at,
      coalesce(l.program_version_id, v.id) as version_id,
      coalesce(l.status in ('submitted', 'in_review', 'needs_info', 'accepted')
        or (l.status = 'expired' and least(l.protected_until, l.decided_at) >= ${at}), false) as lead_open,
      coalesce(l.claim = 'holds' or l.status = 'accepted', false) as lead_holds,
      exists (
        select 1 from enrolments e where e.partner_id = t.partner_id and e.program_id = t.program_id
          and (e.status = 'approved' or e.status_changed_at > ${at})
      ) as partner_in
    from touches t
    left join leads l on l.id = t.lead_id
    join lateral (${versionInForceAt(sql.ref("t.program_id"), at)}) v on true
    where t.account_id = ${accountId}
  `.execute(db);
  return rows;
}

export function findCurrentAttribution(db: Db, accountId: string) {
  return db
    .selectFrom("attributions")
    .selectAll()
    .where("accountId", "=", accountId)
    .where("endedAt", "is", null)
    .executeTakeFirst();
}

export function findAttribution(db: Db, id: string) {
  return db.selectFrom("attributions").selectAll().where("id", "=", id).executeTakeFirst();
}

export function insertAttribution(tx: Tx, attribution: Insertable<Attributions>) {
  return tx.insertInto("attributions").values(attribution).returningAll().executeTakeFirstOrThrow();
}

export async function endAttribution(tx: Tx, id: string, endedAt: Date): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("attributions")
      .set({ endedAt })
      .where("id", "=", id)
      .where("endedAt", "is", null)
      .executeTakeFirst(),
  );
}

/** Says anew why a standing attribution stands. */
export async function explainAttribution(
  tx: Tx,
  id: string,
  why: { basis: string; explanation: string },
): Promise<void> {
  await tx.updateTable("attributions").set(why).where("id", "=", id).execute();
}

/** Gives an attribution the lead that was opened for it. */
export async function setAttributedLead(tx: Tx, id: string, leadId: string): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("attributions")
      .set({ leadId })
      .where("id", "=", id)
      .where("leadId", "is", null)
      .executeTakeFirst(),
  );
}

/** The link that a lead came through, and an account that it is credited with now; each null where there is none. */
export function findOriginOfLead(db: Db, leadId: string) {
  return db
    .selectFrom("leads as l")
    .leftJoin("links as k", "k.id", "l.linkId")
    .leftJoin("attributions as a", (join) => join.onRef("a.leadId", "=", "l.id").on("a.endedAt", "is", null))
    .select(["k.id as linkId", "k.name as linkName", "a.accountId"])
    .where("l.id", "=", leadId)
    .orderBy("a.startedAt")
    .limit(1)
    .executeTakeFirst();
}

/** All attributions of an account to a lead, the ended ones included. */
export async function listAttributionIds(db: Db, of: { accountId: string; leadId: string }): Promise<string[]> {
  const rows = await db
    .selectFrom("attributions")
    .select("id")
    .where("accountId", "=", of.accountId)
    .where("leadId", "=", of.leadId)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Whether some account is attributed to a lead now. */
export async function hasAccount(db: Db, leadId: string): Promise<boolean> {
  const row = await db
    .selectFrom("attributions")
    .select("id")
    .where("leadId", "=", leadId)
    .where("endedAt", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * The last attribution of an account to a lead when the account counts for another partner now: from when on, and who
 * decided so; null for the rules.
 */
export function findLostAttribution(db: Db, scope: Scope, leadId: string) {
  let query = db
    .selectFrom("attributions as a")
    .innerJoin("attributions as n", (join) =>
      join
        .onRef("n.accountId", "=", "a.accountId")
        .on("n.endedAt", "is", null)
        .onRef("n.partnerId", "<>", "a.partnerId"),
    )
    .select(["a.accountId", "a.linkId", "a.leadId", "a.endedAt", "n.id as currentId", "n.decidedBy"])
    .where("a.leadId", "=", leadId)
    .where("a.endedAt", "is not", null);
  const partnerId = partnerOf(scope);
  if (partnerId) query = query.where("a.partnerId", "=", partnerId);
  return query.orderBy("a.endedAt", "desc").orderBy("a.id", "desc").limit(1).executeTakeFirst();
}

/** When a lead's account was last attributed elsewhere, whose it is now (null: nobody's), and who decided so. */
export function findLeftAttribution(db: Db, leadId: string) {
  return db
    .selectFrom("attributions as a")
    .leftJoin("attributions as n", (join) => join.onRef("n.accountId", "=", "a.accountId").on("n.endedAt", "is", null))
    .select(["a.endedAt", "n.partnerId", "n.decidedBy"])
    .where("a.leadId", "=", leadId)
    .where("a.endedAt", "is not", null)
    .orderBy("a.endedAt", "desc")
    .orderBy("a.id", "desc")
    .limit(1)
    .executeTakeFirst();
}
