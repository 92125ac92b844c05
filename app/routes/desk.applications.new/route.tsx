import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { nominate } from "~/domain/onboarding/commands/nominate";
import { nominateInput } from "~/domain/onboarding/input";
import { listProgramChoices } from "~/domain/programs/views/program-choices";
import { NominateForm } from "~/features/onboarding/nominate-form";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Nominate a company · Fairlead" }];

export const loader = pageLoader({ permission: "desk.enter" }, async ({ ctx }) => ({
  programs: await listProgramChoices(ctx, ["live"]),
}));

export const action = formAction({
  nominate: intent({
    permission: "desk.enter",
    input: nominateInput,
    limits: ({ ctx }) => [["nomination-user", ctx.actor.userId]],
    run: async ({ ctx, input }) => {
      await nominate(ctx, input);
      return goTo(paths.desk.applications(), { toast: "Nominated. The invitation to apply is on its way." });
    },
  }),
});

export default function Nominate() {
  const { programs } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Nominate a company"
        description="It is invited to apply. A partner manager decides, and sees who nominated it and why."
        breadcrumbs={[{ label: "Applications", to: paths.desk.applications() }]}
      />
      <NominateForm programs={programs} failure={failure} />
    </>
  );
}
