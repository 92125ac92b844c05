import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { withdrawDispute } from "~/domain/disputes/commands/open-dispute";
import { withdrawDisputeInput } from "~/domain/disputes/input";
import { getDisputeForPartner } from "~/domain/disputes/views/disputes";
import { DisputeStanding } from "~/features/disputes/dispute-standing";
import { DisputeStory } from "~/features/disputes/dispute-story";
import { paths } from "~/paths";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { Button } from "~/ui/primitives/button";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, pageLoader } from "~/web/handle.server";
import { onRecord } from "~/web/on-record.server";

export const meta: MetaFunction = () => [{ title: "Appeal · Fairlead" }];

export const loader = pageLoader({ permission: "dispute.open" }, ({ ctx, params }) =>
  getDisputeForPartner(ctx, params.disputeId ?? ""),
);

const onDispute = onRecord("disputeId", paths.portal.appeal);

export const action = formAction({
  withdraw: onDispute("dispute.open", withdrawDisputeInput, withdrawDispute, "Withdrawn."),
});

export default function Appeal() {
  const dispute = useLoaderData<typeof loader>();
  const { id, revision, companyName, commissionId, leadId, status, timeZone } = dispute;
  const to = commissionId ? paths.portal.commission(commissionId) : paths.portal.lead(leadId);
  return (
    <>
      <PageHeader title={`Appeal about ${companyName}`} breadcrumbs={[{ label: companyName, to }]} />
      <DetailLayout
        factsFirst
        story={
          <DisputeStory
            dispute={dispute}
            about={{ to, label: companyName }}
            toFile={(fileId) => paths.portal.leadFile(dispute.leadId, fileId)}
            timeZone={timeZone}
          />
        }
        facts={
          <>
            <DisputeStanding dispute={dispute} timeZone={timeZone} />
            {status === "open" ? (
              <Form method="post">
                <input type="hidden" name="intent" value="withdraw" />
                <input type="hidden" name="disputeId" value={id} />
                <input type="hidden" name="revision" value={revision} />
                <Button>Withdraw the appeal</Button>
              </Form>
            ) : null}
          </>
        }
      />
    </>
  );
}
