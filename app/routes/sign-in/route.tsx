import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { signIn } from "~/domain/identity/commands/sign-in";
import { signInInput } from "~/domain/identity/input";
import { DomainError } from "~/kernel/errors";
import { SignInForm } from "~/features/identity/sign-in-form";
import { paths } from "~/paths";
import { AuthLayout } from "~/ui/layout/auth-layout";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";
import { rememberDevice } from "~/web/known-device.server";
import { signInLimits } from "~/web/sign-in-limits.server";

export const meta: MetaFunction = () => [{ title: "Sign in · Fairlead" }];

const refusals = {
  wrong: "This address and password do not belong together.",
  ended: "Your access has ended. Ask your organisation's admin to invite you again.",
} as const;

const query = z.strictObject({ next: z.string().max(2_000).optional() });

export const loader = pageLoader({ permission: "public", query }, async ({ ctx, query: { next }, context }) => {
  if (ctx.actor.kind !== "anonymous") throw redirect(paths.start());
  return { next: next ?? "", demo: context.services.env.embedded };
});

export const action = formAction({
  "sign-in": intent({
    permission: "public",
    input: signInInput.extend({ next: z.string().max(2_000) }),
    limits: ({ input, context }) => signInLimits(context, input.email),
    run: async ({ ctx, input, context }) => {
      const outcome = await signIn(ctx, input);
      if (!outcome.ok) throw new DomainError("invalid-input", { message: refusals[outcome.reason] });
      for (const [limit, key] of signInLimits(context, input.email)) await context.services.limits.giveBack(limit, key);
      const { userAgent, network } = context;
      const cookie = await context.services.sessions.start(outcome.userId, { userAgent, network });
      const home = outcome.side === "partner" ? paths.portal.home() : paths.desk.home();
      return goTo(input.next || home, { cookies: [cookie, rememberDevice(context, input.email)] });
    },
  }),
});

export default function SignIn() {
  const { next, demo } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <AuthLayout
      title="Sign in"
      footer={
        <>
          <Link className="link" to={paths.forgotPassword()}>
            Forgotten your password?
          </Link>
          {" · "}
          <Link className="link" to={paths.programs()}>
            Programs
          </Link>
          {demo ? (
            <>
              {" · "}
              <Link className="link" to={paths.outbox()}>
                Outbox of this demo
              </Link>
            </>
          ) : null}
        </>
      }
    >
      <SignInForm next={next} failure={failure} />
    </AuthLayout>
  );
}
