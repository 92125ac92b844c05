import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { changePassword } from "~/domain/identity/commands/change-password";
import { changeProfile } from "~/domain/identity/commands/change-profile";
import { endOtherSessions, endSession } from "~/domain/identity/commands/end-session";
import { changePasswordInput, changeProfileInput, sessionIdInput } from "~/domain/identity/input";
import { chooseMessages } from "~/domain/messages/commands/choose-messages";
import { chooseMessagesInput } from "~/domain/messages/input";
import { getMessageChoices } from "~/domain/messages/views/message-choices";
import { getAccount } from "~/domain/identity/views/get-account";
import { personOf } from "~/domain/context";
import { PlainForm } from "~/features/identity/plain-form";
import { ProfileForm } from "~/features/identity/profile-form";
import { SessionList } from "~/features/identity/session-list";
import { MessageChoices } from "~/features/messages/message-choices";
import { AppFrame } from "~/features/shell/app-frame";
import { paths } from "~/paths";
import { Button } from "~/ui/primitives/button";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";
import { onPage } from "~/web/on-record.server";
import { loadShell } from "~/web/shell.server";
import { z } from "zod";

export const meta: MetaFunction = () => [{ title: "Account · Fairlead" }];

export const loader = pageLoader({ permission: "account.own" }, async ({ ctx, sessionId, context }) => ({
  frame: await loadShell(ctx, context),
  account: await getAccount(ctx, sessionId),
  messages: await getMessageChoices(ctx),
}));

const here = onPage(paths.account());

export const action = formAction({
  profile: here("account.own", changeProfileInput, changeProfile, "Saved."),
  messages: here("account.own", chooseMessagesInput, chooseMessages, "Saved."),
  password: intent({
    permission: "account.own",
    input: changePasswordInput,
    limits: ({ ctx }) => [["password-check-user", personOf(ctx.actor).userId]],
    run: async ({ ctx, input, context }) => {
      await changePassword(ctx, input);
      const { userAgent, network } = context;
      const cookie = await context.services.sessions.start(personOf(ctx.actor).userId, { userAgent, network });
      return goTo(paths.account(), { toast: "Password changed. Every other device is signed out.", cookies: [cookie] });
    },
  }),
  "end-session": here("account.own", sessionIdInput, endSession, "That device is signed out."),
  "end-others": intent({
    permission: "account.own",
    input: z.strictObject({}),
    run: async ({ ctx, sessionId }) => {
      await endOtherSessions(ctx, { currentSessionId: sessionId ?? "" });
      return goTo(paths.account(), { toast: "Every other device is signed out." });
    },
  }),
});

export default function Account() {
  const { frame, account, messages } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const of = (name: string) => (failure?.intent === name ? failure : undefined);
  const { name, email, timeZone, sessions, now } = account;
  return (
    <AppFrame frame={frame}>
      <PageHeader title="Account" description={email} />
      <div className="grid max-w-3xl gap-6">
        <Panel title="Profile">
          <ProfileForm name={name} timeZone={timeZone} failure={of("profile")} />
        </Panel>
        <Panel title="Messages" id="messages">
          <MessageChoices {...messages} />
        </Panel>
        <Panel title="Password">
          <PlainForm
            intent="password"
            schema={changePasswordInput}
            failure={of("password")}
            submit="Change the password"
            fields={[
              {
                name: "currentPassword",
                label: "Current password",
                type: "password",
                autoComplete: "current-password",
              },
              {
                name: "password",
                label: "New password",
                hint: "At least 15 characters.",
                type: "password",
                autoComplete: "new-password",
              },
            ]}
          />
        </Panel>
        <Panel
          title="Devices"
          count={sessions.length}
          actions={
            sessions.length > 1 ? (
              <Form method="post">
                <Button size="sm" name="intent" value="end-others">
                  Sign out everywhere else
                </Button>
              </Form>
            ) : null
          }
        >
          <SessionList sessions={sessions} now={now} timeZone={timeZone} />
        </Panel>
      </div>
    </AppFrame>
  );
}
