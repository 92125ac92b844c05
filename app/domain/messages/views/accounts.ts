import { findInvitationWithNames } from "db/queries/news";
import { findUser, findUserByEmail } from "db/queries/identity";
import type { Ctx } from "../../context";
import { type PartnerRole, roleLabels, type VendorRole } from "../../identity/permissions";
import { invitationState } from "../../identity/rules";
import type { Recipient } from "../types";

/** Who gets a mail about their account, whatever organisation they belong to. */
type Owner = Omit<Recipient, "partnerId">;

type Account = { id: string; name: string; email: string; timeZone: string; disabledAt: Date | null };

function toRecipient(user: Account | undefined): Owner | null {
  if (!user || user.disabledAt) return null;
  return { userId: user.id, name: user.name, email: user.email, timeZone: user.timeZone };
}

/** The owner of an account that may still be used. */
export async function findAccount(ctx: Ctx, userId: string): Promise<Owner | null> {
  return toRecipient(await findUser(ctx.db, userId));
}

/** The same by address. */
export async function findAccountByEmail(ctx: Ctx, email: string): Promise<Owner | null> {
  return toRecipient(await findUserByEmail(ctx.db, email));
}

/** What an invitation's mail says; null when the invitation is not open any more, or its link was handed over already. */
export async function findUnsentInvitation(ctx: Ctx, invitationId: string) {
  const invitation = await findInvitationWithNames(ctx.db, invitationId);
  if (!invitation || invitationState(invitation, ctx.now()) !== "open" || invitation.tokenHash) return null;
  const { email, partnerName, partnerRole, vendorRoles, invitedByName, invitedByTimeZone, expiresAt } = invitation;
  const roleName = partnerRole
    ? roleLabels[`partner_${partnerRole as PartnerRole}`]
    : vendorRoles.map((role) => roleLabels[role as VendorRole]).join(" and ");
  return {
    email,
    partnerName,
    roleName: roleName.toLowerCase(),
    invitedByName,
    timeZone: invitedByTimeZone ?? "UTC",
    expiresAt,
  };
}
