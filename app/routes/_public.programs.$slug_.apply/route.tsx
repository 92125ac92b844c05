import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { countryOptions } from "~/domain/leads/country-options";
import { applyAsStranger } from "~/domain/onboarding/commands/apply";
import { applyInput } from "~/domain/onboarding/input";
import { getApplyForm } from "~/domain/onboarding/views/public-programs";
import { ApplyForm } from "~/features/onboarding/apply-form";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Apply to ${data?.name ?? "…"} · Fairlead` }];

const query = z.strictObject({ nomination: z.string().max(300).default(""), sent: z.literal("yes").optional() });

export const loader = pageLoader({ permission: "public", query }, async ({ ctx, params, query: given }) => ({
  ...(await getApplyForm(ctx, params.slug ?? "", given.nomination)),
  countries: countryOptions,
  sent: given.sent === "yes",
  /** Whoever is signed in for an organisation applies with it. */
  within: ctx.actor.kind === "partner" ? ctx.actor.partnerName : null,
}));

export const action = formAction({
  apply: intent({
    permission: "public",
    input: applyInput,
    limits: ({ input, network }) => [
      ["application-network", network],
      ["application-address", input.email],
      ["application-all", "all"],
    ],
    run: async ({ ctx, input, params }) => {
      const slug = params.slug ?? "";
      await applyAsStranger(ctx, { ...input, slug });
      return goTo(paths.apply(slug, { sent: "yes" }));
    },
  }),
});

export default function Apply() {
  const { slug, name, status, sent, within, countries, ...form } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const breadcrumbs = [
    { label: "Programs", to: paths.programs() },
    { label: name, to: paths.programPage(slug) },
  ];
  if (sent) {
    return (
      <>
        <PageHeader title="We received your application" breadcrumbs={breadcrumbs} />
        <Callout tone="good" title="A mail is on its way to you">
          A partner manager reads what you wrote and answers within five working days. The mail has a link that shows
          where your application stands.
        </Callout>
      </>
    );
  }
  if (status !== "live") {
    return (
      <>
        <PageHeader title={`Apply to ${name}`} breadcrumbs={breadcrumbs} />
        <Callout
          tone="attention"
          title="No applications at the moment"
          action={<ButtonLink to={paths.programPage(slug)}>Read why</ButtonLink>}
        >
          This program does not take applications right now.
        </Callout>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={`Apply to ${name}`}
        description="A few minutes. You get an answer with its reason, whatever it is."
        breadcrumbs={breadcrumbs}
      />
      <div className="grid gap-6">
        {within ? (
          <Callout
            tone="info"
            title={`You are signed in for ${within}`}
            action={<ButtonLink to={paths.portal.start()}>Apply with {within}</ButtonLink>}
          >
            Your organisation applies with what we know about it already. This form is for another one.
          </Callout>
        ) : null}
        {form.known ? (
          <Callout tone="info" title="You are nominated">
            What we know already is filled in. Please correct what is wrong.
          </Callout>
        ) : null}
        <ApplyForm key={form.nomination} form={form} countries={countries} failure={failure} />
      </div>
    </>
  );
}
