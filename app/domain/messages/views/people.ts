import { listAssetHolders, listEmployees, listEmployeesWithRole, listPartnerPeople } from "db/queries/recipients";
import type { Ctx } from "../../context";
import type { VendorRole } from "../../identity/permissions";
import { choosePartnerPeople, type PartnerPerson } from "../rules";
import type { Recipient } from "../types";

/** Who at the partner hears news of a lead or of money. */
export async function listPartnerRecipients(
  ctx: Ctx,
  partnerId: string,
  news: { about: "progress" | "decision"; submittedBy: string | null } | { about: "money" },
): Promise<PartnerPerson[]> {
  const people = await listPartnerPeople(ctx.db, partnerId);
  return choosePartnerPeople(people, news.about, "submittedBy" in news ? news.submittedBy : null);
}

export type VendorRecipients = {
  people: Recipient[];
  /** Whether it is their own matter; otherwise it goes to all partner managers, who are spared the mail. */
  isTheirs: boolean;
};

/** Whoever may not work on leads any more has no news of them: they would not be allowed to read them. */
const leadRoles: readonly VendorRole[] = ["partner_manager", "sales_rep"];

/** The first of these employees who is still there for leads; all partner managers when none is. */
export async function listVendorRecipients(ctx: Ctx, userIds: readonly (string | null)[]): Promise<VendorRecipients> {
  const wanted = userIds.filter((userId) => userId !== null);
  const found = wanted.length > 0 ? await listEmployees(ctx.db, wanted, leadRoles) : [];
  const first = wanted.map((userId) => found.find((person) => person.userId === userId)).find(Boolean);
  if (first) return { people: [first], isTheirs: true };
  return { people: await listEmployeesWithRole(ctx.db, "partner_manager"), isTheirs: false };
}

/** The admins of the vendor. */
export function listAdmins(ctx: Ctx): Promise<Recipient[]> {
  return listEmployeesWithRole(ctx.db, "admin");
}

/** The partner users who took a copy of an asset, of one version or of whichever. */
export function listVersionHolders(ctx: Ctx, asset: { assetId: string; versionId?: string }): Promise<Recipient[]> {
  return listAssetHolders(ctx.db, asset);
}
