import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requestPasswordReset } from "~/domain/identity/commands/request-password-reset";
import { requestPasswordResetInput } from "~/domain/identity/input";
import { PlainForm } from "~/features/identity/plain-form";
import { paths } from "~/paths";
import { AuthLayout } from "~/ui/layout/auth-layout";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Forgotten password · Fairlead" }];

export const loader = pageLoader(
  { permission: "public", query: z.strictObject({ sent: z.literal("1").optional() }) },
  async ({ query }) => ({ sent: query.sent === "1" }),
);

export const action = formAction({
  request: intent({
    permission: "public",
    input: requestPasswordResetInput,
    limits: ({ input, network }) => [
      ["password-reset-network", network],
      ["password-reset-address", input.email],
    ],
    run: async ({ ctx, input }) => {
      await requestPasswordReset(ctx, input);
      return goTo(`${paths.forgotPassword()}?sent=1`);
    },
  }),
});

export default function ForgotPassword() {
  const { sent } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <AuthLayout
      title={sent ? "Look into your mail" : "Forgotten your password?"}
      description={
        sent
          ? "If the address has an account, a link is on its way. It works once, for an hour."
          : "We send you a link with which you choose a new one."
      }
      footer={
        <Link className="link" to={paths.signIn()}>
          Back to sign in
        </Link>
      }
    >
      {sent ? null : (
        <PlainForm
          intent="request"
          schema={requestPasswordResetInput}
          failure={failure}
          submit="Send the link"
          fields={[{ name: "email", label: "E-mail address", type: "email", autoComplete: "username" }]}
        />
      )}
    </AuthLayout>
  );
}
