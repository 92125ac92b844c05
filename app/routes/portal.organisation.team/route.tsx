import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PartnerCtx } from "~/domain/context";
import { changeMember, removeMember } from "~/domain/identity/commands/change-member";
import { inviteUser } from "~/domain/identity/commands/invite-user";
import { revokeInvitation } from "~/domain/identity/commands/revoke-invitation";
import { withEnded } from "~/domain/identity/ended-words";
import {
  changeMemberInput,
  type InviteMemberInput,
  invitationIdInput,
  inviteMemberInput,
  userIdInput,
} from "~/domain/identity/input";
import { type PartnerRole, roleLabels } from "~/domain/identity/permissions";
import { getTeam } from "~/domain/partners/views/partners";
import { InviteMemberForm } from "~/features/partners/invite-member-form";
import { InvitationList, MemberTable } from "~/features/partners/member-table";
import { OrganisationTabs } from "~/features/partners/organisation-tabs";
import { paths } from "~/paths";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { onPage } from "~/web/on-record.server";
import { formAction, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Team · Fairlead" }];

export const loader = pageLoader({ permission: "portal.enter" }, ({ ctx }) => getTeam(ctx));

const here = onPage(paths.portal.team());

const invite = (ctx: PartnerCtx, { email, role }: InviteMemberInput) =>
  inviteUser(ctx, { email, as: { side: "partner", partnerId: ctx.actor.partnerId, role } });

export const action = formAction({
  invite: here("team.manage", inviteMemberInput, invite, "Invited. The mail is on its way."),
  revoke: here("team.manage", invitationIdInput, revokeInvitation, "The invitation is taken back."),
  change: here("team.manage", changeMemberInput, changeMember, (ended) => withEnded("Saved.", ended)),
  remove: here("team.manage", userIdInput, removeMember, (ended) =>
    withEnded("Removed. Their sessions have ended.", ended),
  ),
});

export default function Team() {
  const { members, invitations, mayManage, now, timeZone } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const message = failure?.intent === "invite" ? undefined : failure?.errors[""]?.[0];
  return (
    <>
      <PageHeader title="Team" />
      <OrganisationTabs current="team" manages={mayManage} />
      <div className="grid max-w-3xl gap-5">
        {message ? (
          <Callout tone="bad" title="Nothing was changed" live>
            {message}
          </Callout>
        ) : null}
        <Panel title="Members" count={members.length}>
          <MemberTable members={members} mayManage={mayManage} />
        </Panel>
        {invitations.length > 0 ? (
          <Panel title="Invited" count={invitations.length}>
            <InvitationList
              mayManage={mayManage}
              invitations={invitations.map(({ partnerRole, ...invitation }) => ({
                ...invitation,
                role: partnerRole ? roleLabels[`partner_${partnerRole as PartnerRole}`] : "",
              }))}
              now={now}
              timeZone={timeZone}
            />
          </Panel>
        ) : null}
        {mayManage ? (
          <Panel title="Invite somebody">
            <InviteMemberForm failure={failure?.intent === "invite" ? failure : undefined} />
          </Panel>
        ) : null}
      </div>
    </>
  );
}
