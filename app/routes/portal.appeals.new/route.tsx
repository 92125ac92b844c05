import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openDispute } from "~/domain/disputes/commands/open-dispute";
import { newAppealQuery, openDisputeForm } from "~/domain/disputes/input";
import { subjectWords } from "~/domain/disputes/dispute-words";
import { getAppeals } from "~/domain/disputes/views/disputes";
import { NewAppealForm } from "~/features/disputes/new-appeal-form";
import { paths } from "~/paths";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Appeal · Fairlead" }];

export const loader = pageLoader({ permission: "dispute.open", query: newAppealQuery }, ({ ctx, query }) =>
  getAppeals(ctx, query.commission ? { commissionId: query.commission } : { leadId: query.lead }),
);

export const action = formAction({
  open: intent({
    permission: "dispute.open",
    input: openDisputeForm,
    run: async ({ ctx, input }) => {
      const { disputeId } = await openDispute(ctx, input);
      return goTo(paths.portal.appeal(disputeId), { toast: "Sent. You are told when it is answered." });
    },
  }),
});

export default function NewAppeal() {
  const appeals = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { companyName, leadId, commissionId, subject, mayAppeal, whyNot } = appeals;
  const back = commissionId ? paths.portal.commission(commissionId) : paths.portal.lead(leadId);
  return (
    <>
      <PageHeader
        title="Appeal"
        description={subject ? `${subjectWords[subject].label}: ${companyName}` : companyName}
        breadcrumbs={[{ label: companyName, to: back }]}
      />
      {mayAppeal ? (
        <NewAppealForm appeals={appeals} failure={failure} />
      ) : (
        <Callout tone="attention">{whyNot ?? "There is nothing here that can be appealed now."}</Callout>
      )}
    </>
  );
}
