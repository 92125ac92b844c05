import { Form } from "@remix-run/react";
import { roleLabels, type PartnerRole } from "~/domain/identity/permissions";
import { formatDate } from "~/kernel/time";
import { Button } from "~/ui/primitives/button";
import { ManagedRow } from "~/ui/primitives/managed-row";
import { Tag } from "~/ui/primitives/tag";

type Member = {
  id: string;
  name: string;
  email: string;
  role: string;
  seesEarnings: boolean;
  revision: number;
  own?: boolean;
};

/** The team; an admin changes roles and removes people in place. */
export function MemberTable({ members, mayManage }: { members: readonly Member[]; mayManage: boolean }) {
  return (
    <ul className="divide-y divide-line">
      {members.map((member) => (
        <ManagedRow
          key={member.id}
          title={
            <>
              {member.name} {member.own ? <Tag>You</Tag> : null}
            </>
          }
          note={member.email}
        >
          {mayManage ? (
            <>
              <Form key={member.revision} method="post" className="flex flex-wrap items-center gap-2">
                <input type="hidden" name="intent" value="change" />
                <input type="hidden" name="revision" value={member.revision} />
                <input type="hidden" name="userId" value={member.id} />
                <select
                  name="role"
                  defaultValue={member.role}
                  aria-label={`Role of ${member.name}`}
                  className="input input-sm w-auto"
                >
                  <option value="admin">Admin</option>
                  <option value="member">Member</option>
                </select>
                <label className="inline-flex min-h-6 items-center gap-1.5 text-sm">
                  <input type="checkbox" className="check" name="seesEarnings" defaultChecked={member.seesEarnings} />
                  sees earnings
                </label>
                <Button size="sm">Save</Button>
              </Form>
              <Form method="post">
                <input type="hidden" name="userId" value={member.id} />
                <Button size="sm" variant="quiet" name="intent" value="remove" aria-label={`Remove ${member.name}`}>
                  Remove
                </Button>
              </Form>
            </>
          ) : (
            <span className="text-sm text-muted">{roleLabels[`partner_${member.role as PartnerRole}`]}</span>
          )}
        </ManagedRow>
      ))}
    </ul>
  );
}

type Invitation = { id: string; email: string; role: string; expiresAt: Date };

type InvitationListProps = {
  invitations: readonly Invitation[];
  mayManage: boolean;
  now: Date;
  timeZone: string;
};

/** Invitations that nobody has accepted yet, and until when their links work. */
export function InvitationList({ invitations, mayManage, now, timeZone }: InvitationListProps) {
  return (
    <ul className="divide-y divide-line">
      {invitations.map((invitation) => (
        <li key={invitation.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
          <span className="min-w-0 flex-1">
            {invitation.email}{" "}
            <span className="text-sm text-muted">
              {invitation.role} ·{" "}
              {invitation.expiresAt > now
                ? `the link works until ${formatDate(invitation.expiresAt, timeZone)}`
                : `the link ended on ${formatDate(invitation.expiresAt, timeZone)}`}
            </span>
          </span>
          {mayManage ? (
            <Form method="post">
              <input type="hidden" name="invitationId" value={invitation.id} />
              <Button size="sm" variant="quiet" name="intent" value="revoke">
                Take back
              </Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
