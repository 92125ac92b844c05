import type { Insertable, Updateable } from "kysely";
import { affectedOne, type Db, type Tx } from "../tx";
import type { Disputes } from "../types.generated";
import { partnerOf, type Scope } from "./scope";
import { userName } from "./user-name";

export function insertDispute(tx: Tx, dispute: Insertable<Disputes>) {
  return tx.insertInto("disputes").values(dispute).execute();
}

export function findDisputeForUpdate(tx: Tx, scope: Scope, id: string) {
  let query = tx.selectFrom("disputes").selectAll().where("id", "=", id);
  const partnerId = partnerOf(scope);
  if (partnerId) query = query.where("partnerId", "=", partnerId);
  return query.forUpdate().executeTakeFirst();
}

export async function updateDispute(
  tx: Tx,
  key: { id: string; revision: number },
  change: Updateable<Disputes>,
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("disputes")
      .set((eb) => ({ ...change, revision: eb("revision", "+", 1) }))
      .where("id", "=", key.id)
      .where("revision", "=", key.revision)
      .executeTakeFirst(),
  );
}

function selectDisputes(db: Db) {
  return db
    .selectFrom("disputes as d")
    .innerJoin("leads as l", "l.id", "d.leadId")
    .innerJoin("partners as p", "p.id", "d.partnerId")
    .leftJoin("commissions as c", "c.id", "d.commissionId")
    .leftJoin("leadFiles as f", "f.id", "d.evidenceId")
    .selectAll("d")
    .select((eb) => [
      "l.companyName",
      "p.legalName as partnerName",
      "c.amountMinor as amountNowMinor",
      "c.grossMinor",
      "f.name as evidenceName",
      "c.decidedBy",
      "c.flagged",
      "c.rewardKey",
      "c.milestoneKey",
      userName(eb.ref("d.answeredBy")).as("answeredByName"),
      userName(eb.ref("d.deciderId")).as("deciderName"),
      userName(eb.ref("d.openedBy")).as("openedByName"),
    ]);
}

export function findDispute(db: Db, scope: Scope, id: string) {
  let query = selectDisputes(db).where("d.id", "=", id);
  const partnerId = partnerOf(scope);
  if (partnerId) query = query.where("d.partnerId", "=", partnerId);
  return query.executeTakeFirst();
}

/** The appeals about a lead itself, or about one of its commissions, newest first. */
export function listDisputesAbout(db: Db, scope: Scope, about: { leadId: string; commissionId: string | null }) {
  let query = db
    .selectFrom("disputes")
    .select(["id", "subject", "status", "openedAt", "dueFrom", "dueAt", "answeredAt"])
    .where("leadId", "=", about.leadId)
    .where("commissionId", about.commissionId === null ? "is" : "=", about.commissionId);
  const partnerId = partnerOf(scope);
  if (partnerId) query = query.where("partnerId", "=", partnerId);
  return query.orderBy("openedAt", "desc").execute();
}

/** The desk's list: open ones by their deadline, or the answered ones, newest first. */
export function listDisputes(db: Db, filter: { open: boolean }, limit: number) {
  const query = selectDisputes(db).limit(limit);
  return filter.open
    ? query.where("d.status", "=", "open").orderBy("d.dueAt").orderBy("d.id").execute()
    : query.where("d.status", "<>", "open").orderBy("d.answeredAt", "desc").orderBy("d.id", "desc").execute();
}
