import { deleteSessionsOf } from "db/queries/identity";
import { deleteMembership, lockMembers, updateMembership } from "db/queries/memberships";
import { inTransaction } from "db/tx";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import type { PartnerCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { Ended } from "../ended-words";
import type { ChangeMemberInput } from "../input";
import { maySeeEarnings, type PartnerRole, roleLabels } from "../permissions";
import { endInvitationsOf } from "./end-invitations";

type Members = Awaited<ReturnType<typeof lockMembers>>;

function getMember(members: Members, userId: string) {
  const member = members.find((candidate) => candidate.userId === userId);
  if (!member) throw notFound("member");
  return member;
}

function labelOf(role: string): string {
  return roleLabels[`partner_${role as PartnerRole}`].toLowerCase();
}

function keepAnAdmin(members: Members, leaving: string): void {
  if (members.some((member) => member.role === "admin" && member.userId !== leaving)) return;
  throw new DomainError("last-admin", {
    message: "This is the last admin of the organisation. Make somebody else an admin first.",
  });
}

/**
 * Changes a team member's role or view of earnings; their sessions end, and with the right to invite what they invited.
 * Throws `not-found`, `changed-meanwhile`, `last-admin`.
 */
export async function changeMember(ctx: PartnerCtx, input: ChangeMemberInput): Promise<Ended> {
  const { partnerId } = ctx.actor;
  const { userId, role, seesEarnings, revision } = input;
  return inTransaction(ctx.db, async (tx) => {
    const members = await lockMembers(tx, partnerId);
    const member = getMember(members, userId);
    if (member.revision !== revision) {
      const earnings = maySeeEarnings(member) ? "with" : "without";
      throw conflict(
        `Somebody else changed this member meanwhile: now ${labelOf(member.role)}, ${earnings} a view of earnings.`,
      );
    }
    if (role !== "admin") keepAnAdmin(members, userId);
    if (!(await updateMembership(tx, { partnerId, userId }, { role, seesEarnings, revision: revision + 1 }))) {
      throw conflict("This member was removed meanwhile.");
    }
    if (member.role !== role) await deleteSessionsOf(tx, userId);
    await appendJournal(tx, ctx, { kind: "user.changed", partnerId, payload: { userId, role, seesEarnings } });
    return { revokedInvitations: role === "admin" ? 0 : await endInvitationsOf(tx, ctx, userId) };
  });
}

/**
 * Removes a member from the organisation; every session and what they invited ends at once.
 * Throws `not-found`, `last-admin`.
 */
export async function removeMember(ctx: PartnerCtx, input: { userId: string }): Promise<Ended> {
  const { partnerId } = ctx.actor;
  const { userId } = input;
  return inTransaction(ctx.db, async (tx) => {
    const members = await lockMembers(tx, partnerId);
    getMember(members, userId);
    keepAnAdmin(members, userId);
    if (!(await deleteMembership(tx, { partnerId, userId }))) throw conflict("This member was removed meanwhile.");
    await deleteSessionsOf(tx, userId);
    await appendJournal(tx, ctx, { kind: "user.removed", partnerId, payload: { userId } });
    return { revokedInvitations: await endInvitationsOf(tx, ctx, userId) };
  });
}
