import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { acceptInvitation, joinWithAccount } from "~/domain/identity/commands/accept-invitation";
import { acceptInvitationInput, joinWithAccountInput } from "~/domain/identity/input";
import { getInvitation } from "~/domain/identity/views/get-invitation";
import { PlainForm } from "~/features/identity/plain-form";
import { paths } from "~/paths";
import { AuthLayout } from "~/ui/layout/auth-layout";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Invitation · Fairlead" }];

const query = z.strictObject({ token: z.string().max(100).default("") });

export const loader = pageLoader({ permission: "public", query }, async ({ ctx, query: { token } }) => ({
  token,
  invitation: await getInvitation(ctx, token),
}));

const limits = ({ network }: { network: string }): ["invitation-network", string][] => [
  ["invitation-network", network],
];

export const action = formAction({
  accept: intent({
    permission: "public",
    input: acceptInvitationInput,
    limits,
    run: async ({ ctx, input, context }) => {
      const { userId } = await acceptInvitation(ctx, input);
      const { userAgent, network } = context;
      const cookie = await context.services.sessions.start(userId, { userAgent, network });
      return goTo(paths.start(), { toast: "Welcome to Fairlead.", cookies: [cookie] });
    },
  }),
  join: intent({
    permission: "public",
    input: joinWithAccountInput,
    limits,
    run: async ({ ctx, input, context }) => {
      const { userId } = await joinWithAccount(ctx, input);
      const { userAgent, network } = context;
      const cookie = await context.services.sessions.start(userId, { userAgent, network });
      return goTo(paths.start(), { toast: "Welcome back to Fairlead.", cookies: [cookie] });
    },
  }),
});

const closed = {
  unknown: "This link does not belong to an invitation.",
  accepted: "This invitation was accepted already. Please sign in.",
  revoked: "This invitation was taken back. Ask whoever invited you.",
  expired: "This invitation is too old. Ask whoever invited you for a new one.",
} as const;

export default function Invitation() {
  const { token, invitation } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { state, organisation, role, email, invitedBy, hasAccount } = invitation;
  const footer = (
    <Link className="link" to={paths.signIn()}>
      Sign in
    </Link>
  );
  if (state !== "open") return <AuthLayout title="Invitation" description={closed[state]} footer={footer} />;
  return (
    <AuthLayout
      title={`Join ${organisation ?? "the partner team"}`}
      description={`${invitedBy ?? "Your colleague"} invites ${email} as ${role}.`}
      footer={footer}
    >
      {hasAccount ? (
        <PlainForm
          intent="join"
          schema={joinWithAccountInput}
          failure={failure}
          submit="Join"
          hidden={{ token }}
          fields={[
            { name: "password", label: "Your existing password", type: "password", autoComplete: "current-password" },
          ]}
        />
      ) : (
        <PlainForm
          intent="accept"
          schema={acceptInvitationInput}
          failure={failure}
          submit="Create the account"
          hidden={{ token }}
          fields={[
            { name: "name", label: "Your name", autoComplete: "name" },
            {
              name: "password",
              label: "Password",
              hint: "At least 15 characters. A sentence of four or five words works well.",
              type: "password",
              autoComplete: "new-password",
            },
          ]}
        />
      )}
    </AuthLayout>
  );
}
