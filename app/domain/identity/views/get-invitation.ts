import { findUserByEmail } from "db/queries/identity";
import { findInvitationByToken } from "db/queries/invitations";
import type { Ctx } from "../../context";
import { type PartnerRole, roleLabels, type VendorRole } from "../permissions";
import { invitationState, type InvitationState } from "../rules";
import { hashToken } from "../tokens";

export type InvitationPage = {
  state: InvitationState | "unknown";
  email: string;
  /** Organisation that is joined; null for the vendor's own team. */
  organisation: string | null;
  role: string;
  invitedBy: string | null;
  hasAccount: boolean;
};

const unknown: InvitationPage = {
  state: "unknown",
  email: "",
  organisation: null,
  role: "",
  invitedBy: null,
  hasAccount: false,
};

/** What the page behind an invitation's link shows; the link itself proves that the address is the reader's. */
export async function getInvitation(ctx: Ctx, token: string): Promise<InvitationPage> {
  const invitation = await findInvitationByToken(ctx.db, hashToken(token));
  if (!invitation) return unknown;
  const user = await findUserByEmail(ctx.db, invitation.email);
  const roles = invitation.partnerRole
    ? [roleLabels[`partner_${invitation.partnerRole as PartnerRole}`]]
    : invitation.vendorRoles.map((role) => roleLabels[role as VendorRole]);
  return {
    state: invitationState(invitation, ctx.now()),
    email: invitation.email,
    organisation: invitation.partnerName,
    role: roles.join(", "),
    invitedBy: invitation.invitedByName,
    hasAccount: user !== undefined,
  };
}
