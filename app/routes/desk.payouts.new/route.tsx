import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createPayout } from "~/domain/payouts/commands/create-payout";
import { createPayoutInput, newPayoutQuery } from "~/domain/payouts/input";
import { openNewPayout } from "~/domain/payouts/views/preview-payout";
import { NewPayoutPage } from "~/features/payouts/new-payout-page";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "New payout · Fairlead" }];

export const loader = pageLoader({ permission: "commission.pay", query: newPayoutQuery }, ({ ctx, query }) =>
  openNewPayout(ctx, query),
);

export const action = formAction({
  create: intent({
    permission: "commission.pay",
    input: createPayoutInput,
    run: async ({ ctx, input }) => {
      const { payoutId } = await createPayout(ctx, input);
      return goTo(paths.desk.payout(payoutId), { toast: "Made. Its commissions are set aside for it." });
    },
  }),
});

/** What can be paid is looked at again after a refusal: somebody else may have made the payout. */
export const shouldRevalidate = () => true;

export default function NewPayout() {
  const page = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="New payout"
        description="See who is paid what, and who waits for which reason, before anything is made."
        breadcrumbs={[{ label: "Payouts", to: paths.desk.payouts() }]}
      />
      <NewPayoutPage key={JSON.stringify(page.terms)} page={page} failure={failure} />
    </>
  );
}
