import type { Insertable } from "kysely";
import type { Db, Tx } from "../tx";
import type { ApiKeys } from "../types.generated";

export async function insertApiKey(tx: Tx, key: Insertable<ApiKeys>): Promise<void> {
  await tx.insertInto("apiKeys").values(key).execute();
}

export function findApiKeyByHash(db: Db, keyHash: string) {
  return db.selectFrom("apiKeys").selectAll().where("keyHash", "=", keyHash).executeTakeFirst();
}

/** The names under which keys report, each once, in their order. */
export async function listKeySources(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("apiKeys").select("source").distinct().orderBy("source").execute();
  return rows.map(({ source }) => source);
}

/** Every key, newest first, with who made it; never its hash. */
export function listApiKeys(db: Db) {
  return db
    .selectFrom("apiKeys as k")
    .leftJoin("users as u", "u.id", "k.createdBy")
    .select([
      "k.id",
      "k.name",
      "k.source",
      "k.hint",
      "k.scopes",
      "k.createdAt",
      "k.expiresAt",
      "k.revokedAt",
      "k.lastUsedAt",
      "u.name as createdByName",
    ])
    .orderBy("k.createdAt", "desc")
    .orderBy("k.id", "desc")
    .execute();
}

/** The names of the keys that work, with who made them. */
export function listApiKeysInUse(db: Db, now: Date) {
  return db
    .selectFrom("apiKeys")
    .select(["name", "createdBy"])
    .where("revokedAt", "is", null)
    .where("expiresAt", ">", now)
    .orderBy("name")
    .execute();
}

/** Ends a key that has not ended yet. */
export async function revokeApiKeyRow(
  tx: Tx,
  id: string,
  by: { revokedAt: Date; revokedBy: string },
): Promise<"revoked" | "was-revoked" | "unknown"> {
  const key = await tx.selectFrom("apiKeys").select("revokedAt").where("id", "=", id).forUpdate().executeTakeFirst();
  if (!key) return "unknown";
  if (key.revokedAt !== null) return "was-revoked";
  await tx.updateTable("apiKeys").set(by).where("id", "=", id).execute();
  return "revoked";
}

export async function noteApiKeyUse(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable("apiKeys").set({ lastUsedAt: at }).where("id", "=", id).execute();
}
