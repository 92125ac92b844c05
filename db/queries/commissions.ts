import { type Insertable, sql, type Updateable } from "kysely";
import type { Db, Tx } from "../tx";
import type { Commissions } from "../types.generated";
import { hasPart, isCut, type PartName } from "./commission-parts";
import { partnerOf, type Scope } from "./scope";
import { userName } from "./user-name";

/** One at a time decides a program's money, so that limits see every claim. Held until the transaction ends. */
export async function lockProgramMoney(tx: Tx, programIds: readonly string[]): Promise<void> {
  // One after the other in the order of their ids, so that two never wait for each other in a circle.
  const keys = [...programIds].sort().map((programId) => `commissions ${programId}`);
  await sql`
    select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) as key
  `.execute(tx);
}

/** The same for the program of a lead. @returns what of the lead never changes; undefined when there is none */
export async function lockMoneyOfLead(tx: Tx, leadId: string) {
  // Nothing else is read along with it: the lock may take a while, and what is read before it may be old by then.
  const { rows } = await sql<{ programId: string; partnerId: string }>`
    select program_id, partner_id, pg_advisory_xact_lock(hashtextextended('commissions ' || program_id, 0))
    from leads where id = ${leadId}
  `.execute(tx);
  return rows[0];
}

export function insertCommissions(tx: Tx, commissions: readonly Insertable<Commissions>[]) {
  return tx.insertInto("commissions").values(commissions).returningAll().execute();
}

/** The commissions about some companies in a program, of all partners and leads. */
export function listCommissionsOfAccountsForUpdate(tx: Tx, programId: string, accountKeys: readonly string[]) {
  return tx
    .selectFrom("commissions")
    .selectAll()
    .where("programId", "=", programId)
    .where("accountKey", "in", accountKeys)
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** The commissions of one partner that count for one calendar month. */
export function listCommissionsOfMonthForUpdate(tx: Tx, of: { programId: string; partnerId: string; month: string }) {
  return tx
    .selectFrom("commissions")
    .selectAll()
    .where("partnerId", "=", of.partnerId)
    .where("programId", "=", of.programId)
    .where("month", "=", of.month)
    .orderBy("id")
    .forUpdate()
    .execute();
}

export function findCommissionForUpdate(tx: Tx, id: string) {
  return tx.selectFrom("commissions").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

/** Changes a commission that is still as it was read; undefined when it is not. */
export function updateCommission(tx: Tx, key: { id: string; revision: number }, change: Updateable<Commissions>) {
  return tx
    .updateTable("commissions")
    .set((eb) => ({ ...change, revision: eb("revision", "+", 1) }))
    .where("id", "=", key.id)
    .where("revision", "=", key.revision)
    .returningAll()
    .executeTakeFirst();
}

export function listCommissionsToRelease(tx: Tx, now: Date, limit: number) {
  return tx
    .selectFrom("commissions")
    .selectAll()
    .where("status", "=", "pending")
    .where("flagged", "=", false)
    .where("holdUntil", "<=", now)
    .orderBy("holdUntil")
    .orderBy("id")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

function selectCommissions(db: Db) {
  return db
    .selectFrom("commissions as c")
    .innerJoin("leads as l", "l.id", "c.leadId")
    .innerJoin("partners as p", "p.id", "c.partnerId")
    .innerJoin("programs as m", "m.id", "c.programId")
    .select((eb) => [
      "c.id",
      "c.leadId",
      "c.partnerId",
      "c.programId",
      "c.rewardKey",
      "c.milestoneKey",
      "c.trigger",
      "c.kind",
      "c.status",
      "c.grossMinor",
      "c.amountMinor",
      "c.approvedMinor",
      "c.settledMinor",
      "c.reservedMinor",
      "c.rejected",
      "c.currency",
      "c.holdUntil",
      "c.flagged",
      "c.milestoneAt",
      "c.explanation",
      "c.cuts",
      "c.decidedBy",
      "c.decidedAt",
      "c.decisionReason",
      "c.paidAt",
      "c.paymentReference",
      "c.createdAt",
      "c.changedAt",
      "c.revision",
      "c.fourEyes",
      "c.acceptedBy",
      "c.setBy",
      "c.aboveRules",
      "l.companyName",
      "l.pilot",
      "m.name as programName",
      "p.legalName as partnerName",
      userName(eb.ref("c.paidBy")).as("paidByName"),
      isCut.as("cut"),
    ]);
}

export function findCommission(db: Db, scope: Scope, id: string) {
  let query = selectCommissions(db)
    .leftJoin("programPages as g", "g.programId", "c.programId")
    .select((eb) => [
      "g.payoutRhythm",
      sql<string>`(
        select v.rules #>> '{serviceLevels,calendar,timeZone}' from program_versions v where v.id = c.program_version_id
      )`.as("rulesZone"),
      userName(eb.ref("c.decidedBy")).as("decidedByName"),
      userName(eb.ref("c.acceptedBy")).as("acceptedByName"),
      userName(eb.ref("c.setBy")).as("setByName"),
    ])
    .where("c.id", "=", id);
  const partnerId = partnerOf(scope);
  if (partnerId) query = query.where("c.partnerId", "=", partnerId);
  return query.executeTakeFirst();
}

export function listCommissionsOfLead(db: Db, scope: Scope, leadId: string) {
  let query = selectCommissions(db).where("c.leadId", "=", leadId);
  const partnerId = partnerOf(scope);
  if (partnerId) query = query.where("c.partnerId", "=", partnerId);
  return query.orderBy("c.createdAt").execute();
}

export type CommissionFilter = {
  /** Where they stand at a moment, as a whole or in part. */
  stands?: { part: PartName; now: Date };
  partnerId?: string;
  programId?: string;
  /** Of the milestone, in the program's zone: "2026-11". */
  month?: string;
  inKind?: boolean;
  pilot?: boolean;
  /** Given or paid, and not due any more. */
  taken?: boolean;
};

/** A page of commissions, newest change first; asks for one row more than `limit` shows. */
export function listCommissions(
  db: Db,
  scope: Scope,
  filter: CommissionFilter,
  page: { after: { changedAt: Date; id: string } | null; backwards: boolean; limit: number },
) {
  let query = selectCommissions(db);
  const partnerId = partnerOf(scope) ?? filter.partnerId;
  if (partnerId) query = query.where("c.partnerId", "=", partnerId);
  if (filter.stands) query = query.where(hasPart(filter.stands.part, filter.stands.now));
  if (filter.programId) query = query.where("c.programId", "=", filter.programId);
  if (filter.month) query = query.where("c.month", "=", filter.month);
  if (filter.pilot !== undefined) query = query.where("l.pilot", "=", filter.pilot);
  if (filter.taken) query = query.whereRef("c.settledMinor", ">", "c.amountMinor");
  if (filter.inKind) query = query.where("c.kind", "<>", "cash");
  if (page.after) {
    const { changedAt, id } = page.after;
    query = query.where((eb) =>
      eb(eb.refTuple("c.changedAt", "c.id"), page.backwards ? ">" : "<", eb.tuple(changedAt, id)),
    );
  }
  const direction = page.backwards ? "asc" : "desc";
  return query.orderBy("c.changedAt", direction).orderBy("c.id", direction).limit(page.limit).execute();
}

/** What a partner's limits of a month have counted so far, by currency. Minor units as digits. */
export function sumClaimsOfMonth(db: Db, of: { partnerId: string; programId: string; month: string }) {
  return db
    .selectFrom("commissions")
    .select((eb) => ["currency", eb.fn.sum<string>("amountMinor").as("amount"), eb.fn.countAll<bigint>().as("n")])
    .where("partnerId", "=", of.partnerId)
    .where("programId", "=", of.programId)
    .where("month", "=", of.month)
    .where("rejected", "=", false)
    .where("amountMinor", ">", 0n)
    .groupBy("currency")
    .execute();
}

/** The steps at which other leads about a company have earned; of which partner is not told. */
export async function listTakenTriggers(
  db: Db,
  of: { programId: string; accountKey: string; exceptLeadId: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom("commissions")
    .select("trigger")
    .distinct()
    .where("programId", "=", of.programId)
    .where("accountKey", "=", of.accountKey)
    .where("leadId", "<>", of.exceptLeadId)
    .where("rejected", "=", false)
    .where("grossMinor", ">", 0n)
    .execute();
  return rows.map(({ trigger }) => trigger);
}

/** Every commission of a program. */
export function listCommissionsOfProgram(db: Db, programId: string) {
  return db.selectFrom("commissions").selectAll().where("programId", "=", programId).execute();
}

/** What was decided and paid, in the order in which it was recorded. */
export function listCommissionEvents(db: Db, programId: string) {
  return db
    .selectFrom("journal")
    .select(["kind", "payload", sql<string>`payload ->> 'commissionId'`.as("commissionId")])
    .where("programId", "=", programId)
    .where("kind", "in", [
      "commission.approved",
      "commission.approval_revoked",
      "commission.rejected",
      "commission.reopened",
      "commission.paid",
      "commission.reclaimed",
    ])
    .orderBy("seq")
    .execute();
}
