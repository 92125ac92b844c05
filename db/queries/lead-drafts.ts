import { sql } from "kysely";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";

type DraftKey = { partnerId: string; id: string };

export function findDraft(db: Db, key: DraftKey) {
  return db
    .selectFrom("leadDrafts")
    .selectAll()
    .where("partnerId", "=", key.partnerId)
    .where("id", "=", key.id)
    .executeTakeFirst();
}

/** Whether an id is that of another partner's draft or lead. */
export async function isLeadIdOfAnother(db: Db, key: DraftKey): Promise<boolean> {
  const drafts = db
    .selectFrom("leadDrafts")
    .select("id")
    .where("id", "=", key.id)
    .where("partnerId", "<>", key.partnerId);
  const leads = db.selectFrom("leads").select("id").where("id", "=", key.id).where("partnerId", "<>", key.partnerId);
  return (await drafts.unionAll(leads).limit(1).executeTakeFirst()) !== undefined;
}

/** Whether this is a lead that the partner has submitted. Lock the id first: a draft becomes one. */
export async function isOwnLead(tx: Tx, key: DraftKey): Promise<boolean> {
  const lead = await tx
    .selectFrom("leads")
    .select("id")
    .where("partnerId", "=", key.partnerId)
    .where("id", "=", key.id)
    .executeTakeFirst();
  return lead !== undefined;
}

/** Holds others who save or submit the same draft back until the transaction ends. */
export async function lockDraft(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`draft:${id}`}, 0))`.execute(tx);
}

export function listDrafts(db: Db, partnerId: string, limit: number) {
  return db
    .selectFrom("leadDrafts as d")
    .innerJoin("users as u", "u.id", "d.authorId")
    .select(["d.id", "d.formValues", "d.changedAt", "u.name as authorName"])
    .where("d.partnerId", "=", partnerId)
    .orderBy("d.changedAt", "desc")
    .orderBy("d.id", "desc")
    .limit(limit)
    .execute();
}

/** Keeps a form as it is; a second save of the same draft replaces the first. */
export function upsertDraft(
  tx: Tx,
  draft: DraftKey & { authorId: string; programId: string; formValues: string; now: Date },
) {
  const { now, ...values } = draft;
  return tx
    .insertInto("leadDrafts")
    .values({ ...values, createdAt: now, changedAt: now })
    .onConflict((oc) => oc.columns(["partnerId", "id"]).doUpdateSet({ formValues: draft.formValues, changedAt: now }))
    .execute();
}

export async function deleteDraft(tx: Tx, key: DraftKey): Promise<boolean> {
  return affectedOne(
    await tx
      .deleteFrom("leadDrafts")
      .where("partnerId", "=", key.partnerId)
      .where("id", "=", key.id)
      .executeTakeFirst(),
  );
}
