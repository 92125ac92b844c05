import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { VendorCtx } from "~/domain/context";
import { changeRoles, endColleague } from "~/domain/identity/commands/change-colleague";
import { inviteUser } from "~/domain/identity/commands/invite-user";
import { revokeInvitation } from "~/domain/identity/commands/revoke-invitation";
import { withEnded } from "~/domain/identity/ended-words";
import {
  changeRolesInput,
  type InviteColleagueInput,
  invitationIdInput,
  inviteColleagueInput,
  userIdInput,
} from "~/domain/identity/input";
import { roleLabels } from "~/domain/identity/permissions";
import { listColleagues } from "~/domain/identity/views/list-colleagues";
import { countOpenLeadsByOwner } from "~/domain/sales/views/count-open-leads";
import { InviteColleagueForm, PeopleList } from "~/features/identity/people-page";
import { InvitationList } from "~/features/partners/member-table";
import { paths } from "~/paths";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { onPage } from "~/web/on-record.server";
import { formAction, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "People · Fairlead" }];

export const loader = pageLoader({ permission: "user.manage" }, async ({ ctx }) => {
  const [team, openLeads] = await Promise.all([listColleagues(ctx), countOpenLeadsByOwner(ctx)]);
  return { ...team, people: team.people.map((person) => ({ ...person, openLeads: openLeads.get(person.id) ?? 0 })) };
});

const here = onPage(paths.desk.people());

const invite = (ctx: VendorCtx, { email, roles }: InviteColleagueInput) =>
  inviteUser(ctx, { email, as: { side: "vendor", roles } });

export const action = formAction({
  invite: here("user.manage", inviteColleagueInput, invite, "Invited. The mail is on its way."),
  revoke: here("user.manage", invitationIdInput, revokeInvitation, "The invitation is taken back."),
  roles: here("user.manage", changeRolesInput, changeRoles, (ended) =>
    withEnded("Saved. Their sessions have ended.", ended),
  ),
  end: here("user.manage", userIdInput, endColleague, (ended) => withEnded("The account has ended.", ended)),
});

export default function People() {
  const { people, invitations, now, timeZone } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const refused = failure && failure.intent !== "invite" ? Object.values(failure.errors).flat()[0] : undefined;
  return (
    <>
      <PageHeader title="People" description="The vendor's employees and what they may do." />
      <div className="grid max-w-4xl gap-5">
        {refused ? (
          <Callout tone="bad" title="Nothing was changed" live>
            {refused}
          </Callout>
        ) : null}
        <Panel title="Employees" count={people.filter((person) => !person.ended).length}>
          <PeopleList people={people} />
        </Panel>
        {invitations.length > 0 ? (
          <Panel title="Invited" count={invitations.length}>
            <InvitationList
              mayManage
              invitations={invitations.map(({ roles, ...invitation }) => ({
                ...invitation,
                role: roles.map((role) => roleLabels[role]).join(", "),
              }))}
              now={now}
              timeZone={timeZone}
            />
          </Panel>
        ) : null}
        <Panel title="Invite somebody">
          <InviteColleagueForm failure={failure?.intent === "invite" ? failure : undefined} />
        </Panel>
      </div>
    </>
  );
}
