import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { resetPassword } from "~/domain/identity/commands/reset-password";
import { resetPasswordInput } from "~/domain/identity/input";
import { PlainForm } from "~/features/identity/plain-form";
import { paths } from "~/paths";
import { AuthLayout } from "~/ui/layout/auth-layout";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "New password · Fairlead" }];

const query = z.strictObject({ token: z.string().max(100).default("") });

export const loader = pageLoader({ permission: "public", query }, async ({ query: { token } }) => ({ token }));

export const action = formAction({
  reset: intent({
    permission: "public",
    input: resetPasswordInput,
    limits: ({ network }) => [["password-reset-network", network]],
    run: async ({ ctx, input, context }) => {
      await resetPassword(ctx, input);
      const forget = await context.services.sessions.end(context.cookie);
      return goTo(paths.signIn(), { toast: "Your password is changed. Please sign in with it.", cookies: [forget] });
    },
  }),
});

export default function ResetPassword() {
  const { token } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <AuthLayout
      title="Choose a new password"
      description="At least 15 characters. Every device is signed out."
      footer={
        <Link className="link" to={paths.forgotPassword()}>
          Ask for a new link
        </Link>
      }
    >
      <PlainForm
        intent="reset"
        schema={resetPasswordInput}
        failure={failure}
        submit="Change the password"
        hidden={{ token }}
        fields={[{ name: "password", label: "New password", type: "password", autoComplete: "new-password" }]}
      />
    </AuthLayout>
  );
}
