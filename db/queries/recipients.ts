import { sql } from "kysely";
import type { Db } from "../tx";

const columns = ["u.id as userId", "u.name", "u.email", "u.timeZone"] as const;
/** The vendor's people belong to no partner. */
const ofNoPartner = sql<null>`null`.as("partnerId");

/** Everybody of an organisation who can still sign in. */
export function listPartnerPeople(db: Db, partnerId: string) {
  return db
    .selectFrom("memberships as m")
    .innerJoin("users as u", "u.id", "m.userId")
    .select([...columns, "m.partnerId", "m.role", "m.seesEarnings"])
    .where("m.partnerId", "=", partnerId)
    .where("u.disabledAt", "is", null)
    .orderBy("u.id")
    .execute();
}

/** Those of the given employees who can still sign in and hold one of some roles. */
export function listEmployees(db: Db, userIds: readonly string[], roles: readonly string[]) {
  return db
    .selectFrom("users as u")
    .select([...columns, ofNoPartner])
    .where("u.id", "in", userIds)
    .where("u.side", "=", "vendor")
    .where("u.disabledAt", "is", null)
    .where("u.id", "in", (eb) => eb.selectFrom("vendorRoles as r").select("r.userId").where("r.role", "in", roles))
    .orderBy("u.id")
    .execute();
}

/** The employees who hold a role and can still sign in. */
export function listEmployeesWithRole(db: Db, role: string) {
  return db
    .selectFrom("vendorRoles as r")
    .innerJoin("users as u", "u.id", "r.userId")
    .select([...columns, ofNoPartner])
    .where("r.role", "=", role)
    .where("u.disabledAt", "is", null)
    .orderBy("u.id")
    .execute();
}

/** The partner users who took a copy of an asset, of one version or of whichever; each once. */
export function listAssetHolders(db: Db, asset: { assetId: string; versionId?: string }) {
  let query = db
    .selectFrom("toolkitDownloads as d")
    .innerJoin("toolkitVersions as v", "v.id", "d.versionId")
    .innerJoin("users as u", "u.id", "d.userId")
    .innerJoin("memberships as m", "m.userId", "u.id")
    .select([...columns, "m.partnerId"])
    .distinct()
    .where("v.assetId", "=", asset.assetId)
    .where("u.disabledAt", "is", null);
  if (asset.versionId) query = query.where("v.id", "=", asset.versionId);
  return query.orderBy("u.id").execute();
}

/** The admins of every partner that takes part in a program, or of one of them. */
export function listProgramAdmins(db: Db, programId: string, partnerId: string | null) {
  let query = db
    .selectFrom("enrolments as e")
    .innerJoin("memberships as m", "m.partnerId", "e.partnerId")
    .innerJoin("users as u", "u.id", "m.userId")
    .select([...columns, "m.partnerId"])
    .where("e.programId", "=", programId)
    .where("e.status", "=", "approved")
    .where("m.role", "=", "admin")
    .where("u.disabledAt", "is", null);
  if (partnerId) query = query.where("e.partnerId", "=", partnerId);
  return query.orderBy("u.id").execute();
}
