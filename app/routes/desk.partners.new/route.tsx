import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { countryOptions } from "~/domain/leads/country-options";
import { createPartner } from "~/domain/partners/commands/create-partner";
import { createPartnerInput } from "~/domain/partners/input";
import { listProgramChoices } from "~/domain/programs/views/program-choices";
import { NewPartnerForm } from "~/features/partners/new-partner-form";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";
import { takingStatuses } from "~/domain/programs/lifecycle";

export const meta: MetaFunction = () => [{ title: "New partner · Fairlead" }];

export const loader = pageLoader({ permission: "partner.manage" }, async ({ ctx }) => ({
  programs: await listProgramChoices(ctx, takingStatuses),
  countries: countryOptions,
}));

export const action = formAction({
  create: intent({
    permission: "partner.manage",
    input: createPartnerInput,
    run: async ({ ctx, input }) => {
      const { partnerId } = await createPartner(ctx, input);
      return goTo(paths.desk.partner(partnerId), { toast: "Taken in. The invitation is on its way." });
    },
  }),
});

export default function NewPartner() {
  const { programs, countries } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Take a partner in" breadcrumbs={[{ label: "Partners", to: paths.desk.partners() }]} />
      <NewPartnerForm programs={programs} countries={countries} failure={failure} />
    </>
  );
}
