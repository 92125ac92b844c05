import { data, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { resumeMails, stopMails } from "~/domain/messages/commands/choose-messages";
import { oneClickInput, resumeMailsInput, unsubscribeQuery } from "~/domain/messages/input";
import { findMailChoices } from "~/domain/messages/views/message-choices";
import { MailStop } from "~/features/messages/mail-stop";
import { paths } from "~/paths";
import { AuthLayout } from "~/ui/layout/auth-layout";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [
  { title: "Mails from Fairlead · Fairlead" },
  { name: "robots", content: "noindex" },
];

/** Changes nothing: mail programs open every link of a mail to look what is behind it. */
export const loader = pageLoader(
  { permission: "public", query: unsubscribeQuery },
  async ({ ctx, query: { of, stopped } }) => {
    const choices = await findMailChoices(ctx, of);
    return data({ choices, stopped }, { status: choices ? 200 : 404 });
  },
);

const tokenOf = (request: Request) => new URL(request.url).searchParams.get("of") ?? "";

export const action = formAction({
  // What mail programs post for their readers. They take no redirect for an answer (RFC 8058), hence the page itself.
  "": intent({
    permission: "public",
    input: oneClickInput,
    run: async ({ ctx, request }) => {
      await stopMails(ctx, tokenOf(request));
      return null;
    },
  }),
  stop: intent({
    permission: "public",
    input: oneClickInput,
    run: async ({ ctx, request }) => {
      const token = tokenOf(request);
      const stopped = await stopMails(ctx, token);
      return goTo(paths.unsubscribe(token, stopped.join(",")));
    },
  }),
  resume: intent({
    permission: "public",
    input: resumeMailsInput,
    run: async ({ ctx, request, input }) => {
      const token = tokenOf(request);
      await resumeMails(ctx, token, input);
      return goTo(paths.unsubscribe(token), { toast: "You get these mails again." });
    },
  }),
});

const toAccount = (
  <Link className="link" to={paths.account()}>
    Choose one by one in your account
  </Link>
);

export default function Unsubscribe() {
  const { choices, stopped } = useLoaderData<typeof loader>();
  if (!choices) {
    return (
      <AuthLayout
        title="This link does not work"
        description="It is not complete, perhaps because a mail program cut it. Nothing was changed."
        footer={toAccount}
      />
    );
  }
  const some = choices.some(({ wanted }) => wanted);
  return (
    <AuthLayout
      title={some ? "Mails that you can do without" : "You get none of these mails any more"}
      description="What waits for you, what was decided, and your account: you always get these."
      footer={toAccount}
    >
      <MailStop choices={choices} stopped={stopped} />
    </AuthLayout>
  );
}
