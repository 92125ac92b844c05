import { type Insertable, sql } from "kysely";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type { FraudExemptions, FraudFlags } from "../types.generated";
import { partnerOf, type Scope } from "./scope";

/** Addresses and names that a lead is held against: the partner's own, present and former, and the vendor's. */
export async function readFraudParties(db: Db, partnerId: string) {
  const { rows } = await sql<{
    legalName: string;
    website: string;
    verifiedDomain: string | null;
    formerNames: string[];
    formerWebsites: string[];
    partnerEmails: string[];
    vendorEmails: string[];
  }>`
    select p.legal_name, p.website,
      case when p.domain_verified_at is not null then p.domain end as verified_domain,
      array(select value from partner_former_identities f where f.partner_id = p.id and field = 'legal_name') as former_names,
      array(select value from partner_former_identities f where f.partner_id = p.id and field = 'website') as former_websites,
      array(select u.email from memberships m join users u on u.id = m.user_id where m.partner_id = p.id) as partner_emails,
      array(select email from users where side = 'vendor') as vendor_emails
    from partners p where p.id = ${partnerId}
  `.execute(db);
  return rows[0];
}

/** How many other leads a partner has with the same contact or company. */
export async function countLikeLeads(
  db: Db,
  of: { partnerId: string; leadId: string; contactEmail: string; domain: string },
) {
  const { rows } = await sql<{ sameContact: number; sameDomain: number }>`
    select
      (select count(*)::int from leads
        where contact_email = ${of.contactEmail} and contact_email <> ''
          and partner_id = ${of.partnerId} and id <> ${of.leadId}) as same_contact,
      (select count(*)::int from leads
        where domain = ${of.domain} and domain <> ''
          and partner_id = ${of.partnerId} and id <> ${of.leadId}) as same_domain
  `.execute(db);
  return rows[0] ?? { sameContact: 0, sameDomain: 0 };
}

/** The network that a lead's visitor came from, and how many of the partner's attributed accounts came from there. */
export async function countNetworkSignUps(db: Db, of: { partnerId: string; leadId: string }) {
  const { rows } = await sql<{ range: string; signUps: number }>`
    with own as (
      select c.network from attributions a
      join touches t on t.account_id = a.account_id and t.kind = 'click'
      join clicks c on c.id = t.subject_id
      where a.lead_id = ${of.leadId} and a.ended_at is null
      order by c.occurred_at desc limit 1
    )
    select own.network as range, (
      select count(distinct a.account_id)::int from attributions a
      join touches t on t.account_id = a.account_id and t.kind = 'click'
      join clicks c on c.id = t.subject_id
      where a.partner_id = ${of.partnerId} and a.ended_at is null and c.network = own.network
    ) as sign_ups
    from own
  `.execute(db);
  return rows[0] ?? null;
}

/** What a flag is about. */
export type FlagSubject = { leadId: string } | { linkId: string };

/** Raises a flag; each rule flags a subject once. */
export async function insertFlag(tx: Tx, flag: Insertable<FraudFlags>): Promise<boolean> {
  const result = await tx
    .insertInto("fraudFlags")
    .values(flag)
    .onConflict((oc) => oc.columns(["rule", "subject"]).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export function findFlagForUpdate(tx: Tx, scope: Scope, id: string) {
  let query = tx.selectFrom("fraudFlags").selectAll().where("id", "=", id);
  const partnerId = partnerOf(scope);
  if (partnerId) query = query.where("partnerId", "=", partnerId);
  return query.forUpdate().executeTakeFirst();
}

export async function updateFlag(
  tx: Tx,
  key: { id: string; revision: number },
  change: {
    status?: "cleared" | "confirmed";
    decidedBy?: string | null;
    decidedAt?: Date;
    reason?: string;
    escalatedAt?: Date;
    partnerAnswer?: string;
    answeredAt?: Date;
  },
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("fraudFlags")
      .set({ ...change, revision: key.revision + 1 })
      .where("id", "=", key.id)
      .where("revision", "=", key.revision)
      .executeTakeFirst(),
  );
}

/** Whether a flag on a lead waits for a decision or was confirmed. */
export async function hasUnclearedFlag(db: Db, leadId: string): Promise<boolean> {
  const row = await db
    .selectFrom("fraudFlags")
    .select("id")
    .where("leadId", "=", leadId)
    .where("status", "<>", "cleared")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What a rule has open about a partner, in the order in which it is locked. */
export function listOpenFlagsForUpdate(tx: Tx, of: { partnerId: string; rule: string }) {
  return tx
    .selectFrom("fraudFlags")
    .selectAll()
    .where("partnerId", "=", of.partnerId)
    .where("rule", "=", of.rule)
    .where("status", "=", "open")
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** The flags on a lead that hold its money and that nobody has decided on, in the order in which they are locked. */
export function listHoldingFlagsForUpdate(tx: Tx, about: FlagSubject) {
  return tx
    .selectFrom("fraudFlags")
    .selectAll()
    .where((eb) => eb.and(about))
    .where("severity", "<>", "note")
    .where("status", "=", "open")
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** Of the open flags that hold a lead's money the one that is decided last. */
export function findLastHoldingFlag(db: Db, leadId: string) {
  return db
    .selectFrom("fraudFlags")
    .select(["rule", "dueAt"])
    .where("leadId", "=", leadId)
    .where("severity", "<>", "note")
    .where("status", "=", "open")
    .orderBy("dueAt", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Flags that hold something and were left undecided for too long. */
export function listFlagsToEscalate(db: Db, now: Date, limit: number) {
  return db
    .selectFrom("fraudFlags")
    .selectAll()
    .where("status", "=", "open")
    .where("severity", "in", ["hold", "block"])
    .where("escalatedAt", "is", null)
    .where("dueAt", "<=", now)
    .orderBy("dueAt")
    .limit(limit)
    .execute();
}

/** The rules that do not concern a partner on a calendar date. */
export async function listExemptRules(db: Db, partnerId: string, date: string): Promise<string[]> {
  const rows = await db
    .selectFrom("fraudExemptions")
    .select("rule")
    .where("partnerId", "=", partnerId)
    .where("endedAt", "is", null)
    .where("until", ">=", date)
    .execute();
  return rows.map(({ rule }) => rule);
}

/** Holds others back who exempt a partner from a rule, until the transaction ends. */
export async function lockExemptions(tx: Tx, { partnerId, rule }: { partnerId: string; rule: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`exempt:${rule}:${partnerId}`}, 0))`.execute(tx);
}

export async function insertExemption(tx: Tx, exemption: Insertable<FraudExemptions>): Promise<void> {
  await tx.insertInto("fraudExemptions").values(exemption).execute();
}

export function findExemptionForUpdate(tx: Tx, id: string) {
  return tx.selectFrom("fraudExemptions").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

export async function endExemptionRow(tx: Tx, id: string, endedAt: Date): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("fraudExemptions")
      .set({ endedAt })
      .where("id", "=", id)
      .where("endedAt", "is", null)
      .executeTakeFirst(),
  );
}

/**
 * Bursts of clicks since a moment. While a network has clicked a link at least so often within the last 60 minutes, a
 * burst of the link goes on; what comes more than 60 minutes after its end is another one. `startsAt` is 60 minutes
 * before the first click that was one too many, `endsAt` the last such click; `network` is the one with the most clicks
 * within 60 minutes, `clicks` how many it had, `networks` how many took part.
 */
export async function listClickBursts(db: Db, since: Date, least: number) {
  const { rows } = await sql<{
    linkId: string;
    partnerId: string;
    programId: string;
    startsAt: Date;
    endsAt: Date;
    network: string;
    clicks: number;
    networks: number;
  }>`
    with recent as (
      select link_id, partner_id, program_id, network, occurred_at from clicks where occurred_at >= ${since}
    ), busy as (
      select link_id, network from recent group by 1, 2 having count(*) >= ${least}
    ), counted as (
      select recent.*, count(*) over (
        partition by link_id, network order by occurred_at range between interval '60 minutes' preceding and current row
      ) as clicks
      from recent join busy using (link_id, network)
    ), too_many as (
      select *, occurred_at - lag(occurred_at) over (partition by link_id order by occurred_at) as pause
      from counted where clicks >= ${least}
    ), numbered as (
      select *, count(*) filter (where pause > interval '60 minutes') over (
        partition by link_id order by occurred_at
      ) as number
      from too_many
    )
    select link_id, partner_id, program_id,
      min(occurred_at) - interval '60 minutes' as starts_at, max(occurred_at) as ends_at,
      (array_agg(network order by clicks desc, network))[1] as network,
      max(clicks)::int as clicks, count(distinct network)::int as networks
    from numbered group by link_id, partner_id, program_id, number order by link_id, starts_at
  `.execute(db);
  return rows;
}

/**
 * Whether a burst of a link is flagged already: by a flag that is open, or by a decided one whose burst it goes on with.
 * That flag's burst then goes on until this one's end; its revision stays, whoever decides on it is not disturbed.
 */
export async function continueBurst(tx: Tx, of: { linkId: string; startsAt: Date; endsAt: Date }): Promise<boolean> {
  const result = await tx
    .updateTable("fraudFlags")
    .set({ burstUntil: sql`greatest(burst_until, ${of.endsAt})` })
    .where("linkId", "=", of.linkId)
    .where("rule", "=", "clickBurst")
    .where((eb) => eb.or([eb("status", "=", "open"), eb("burstUntil", ">=", of.startsAt)]))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Leads whose account pays since before a moment and has used nothing, and that were not flagged for it yet, by id.
 * @param afterId the last one of the page before; "" for the first page
 */
export async function listUnusedLeads(
  db: Db,
  { paidBefore, afterId, limit }: { paidBefore: Date; afterId: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ leadId: string }>`
    select distinct j.lead_id from journal j
    where j.kind = 'invoice.paid' and j.occurred_at <= ${paidBefore} and j.account_id is not null
      and j.lead_id > ${afterId}
      and not exists (select 1 from journal f where f.lead_id = j.lead_id and f.kind = 'feature.activated')
      and not exists (select 1 from fraud_flags g where g.lead_id = j.lead_id and g.rule = 'lowEngagement')
    order by j.lead_id limit ${limit}
  `.execute(db);
  return rows.map(({ leadId }) => leadId);
}

/** A flag with the names that a message about it needs. */
export function findFlagNews(db: Db, id: string) {
  return db
    .selectFrom("fraudFlags as f")
    .innerJoin("partners as p", "p.id", "f.partnerId")
    .leftJoin("leads as l", "l.id", "f.leadId")
    .leftJoin("links as k", "k.id", "f.linkId")
    .select([
      "f.id",
      "f.rule",
      "f.severity",
      "f.status",
      "f.partnerId",
      "f.leadId",
      "f.linkId",
      "p.legalName as partnerName",
      "l.companyName",
      "k.name as linkName",
    ])
    .where("f.id", "=", id)
    .executeTakeFirst();
}

function selectFlags(db: Db) {
  return db
    .selectFrom("fraudFlags as f")
    .innerJoin("partners as p", "p.id", "f.partnerId")
    .leftJoin("leads as l", "l.id", "f.leadId")
    .leftJoin("links as k", "k.id", "f.linkId")
    .leftJoin("users as u", "u.id", "f.decidedBy")
    .selectAll("f")
    .select([
      "p.legalName as partnerName",
      "l.companyName",
      "l.status as leadStatus",
      "k.name as linkName",
      "u.name as decidedByName",
    ]);
}

/** Flags with the names that they are read with: open ones by deadline, decided ones newest first. */
export function listFlags(
  db: Db,
  { show, partner, rule }: { show: "open" | "decided" | "all"; partner?: string; rule?: string },
  limit: number,
) {
  let query = selectFlags(db);
  if (show !== "all") query = query.where("f.status", show === "open" ? "=" : "<>", "open");
  if (partner) query = query.where("f.partnerId", "=", partner);
  if (rule) query = query.where("f.rule", "=", rule);
  const ordered = show === "open" ? query.orderBy("f.dueAt") : query.orderBy("f.raisedAt", "desc");
  return ordered.orderBy("f.id").limit(limit).execute();
}

export function findFlag(db: Db, scope: Scope, id: string) {
  let query = selectFlags(db).where("f.id", "=", id);
  const partnerId = partnerOf(scope);
  if (partnerId) query = query.where("f.partnerId", "=", partnerId);
  return query.executeTakeFirst();
}

export function listFlagsAbout(db: Db, scope: Scope, about: FlagSubject) {
  let query = selectFlags(db).where((eb) =>
    "leadId" in about ? eb("f.leadId", "=", about.leadId) : eb("f.linkId", "=", about.linkId),
  );
  const partnerId = partnerOf(scope);
  if (partnerId) query = query.where("f.partnerId", "=", partnerId);
  return query.orderBy("f.raisedAt").orderBy("f.id").execute();
}

export function listExemptions(db: Db, partnerId: string) {
  return db
    .selectFrom("fraudExemptions as e")
    .leftJoin("users as u", "u.id", "e.createdBy")
    .selectAll("e")
    .select("u.name as createdByName")
    .where("e.partnerId", "=", partnerId)
    .orderBy("e.createdAt", "desc")
    .execute();
}

export async function countFlagsByRule(db: Db) {
  const { rows } = await sql<{ rule: string; raised: number; open: number; cleared: number; confirmed: number }>`
    select rule, count(*)::int as raised,
      count(*) filter (where status = 'open')::int as open,
      count(*) filter (where status = 'cleared')::int as cleared,
      count(*) filter (where status = 'confirmed')::int as confirmed
    from fraud_flags group by rule
  `.execute(db);
  return rows;
}
