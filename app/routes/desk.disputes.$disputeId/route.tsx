import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerDispute } from "~/domain/disputes/commands/answer-dispute";
import { answerDisputeInput } from "~/domain/disputes/input";
import { getDeskDispute } from "~/domain/disputes/views/disputes";
import { AnswerDisputeForm } from "~/features/disputes/answer-dispute-form";
import { DisputeStanding } from "~/features/disputes/dispute-standing";
import { DisputeStory } from "~/features/disputes/dispute-story";
import { paths } from "~/paths";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { Callout } from "~/ui/primitives/callout";
import { DescriptionList } from "~/ui/primitives/description-list";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { formAction, pageLoader } from "~/web/handle.server";
import { onRecord } from "~/web/on-record.server";

export const meta: MetaFunction = () => [{ title: "Appeal · Fairlead" }];

export const loader = pageLoader({ permission: "dispute.answer" }, ({ ctx, params }) =>
  getDeskDispute(ctx, params.disputeId ?? ""),
);

const onDispute = onRecord("disputeId", paths.desk.dispute);

export const action = formAction({
  answer: onDispute("dispute.answer", answerDisputeInput, answerDispute, "Answered. The partner is told."),
});

export default function Dispute() {
  const dispute = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { companyName, partnerName, commissionId, leadId, timeZone } = dispute;
  const to = commissionId ? paths.desk.commission(commissionId) : paths.desk.lead(leadId);
  return (
    <>
      <PageHeader
        title={`Appeal about ${companyName}`}
        description={`By ${partnerName}`}
        breadcrumbs={[{ label: "Appeals", to: paths.desk.disputes() }]}
      />
      <DetailLayout
        factsFirst
        story={
          <DisputeStory
            dispute={dispute}
            about={{ to, label: companyName }}
            toFile={(fileId) => paths.desk.leadFile(dispute.leadId, fileId)}
            timeZone={timeZone}
          />
        }
        facts={
          <>
            <DisputeStanding dispute={dispute} timeZone={timeZone} />
            {dispute.whyNotAnswer ? <Callout tone="attention">{dispute.whyNotAnswer}</Callout> : null}
            {dispute.mayAnswer ? <AnswerDisputeForm dispute={dispute} failure={failure} /> : null}
            <Panel title="Who">
              <DescriptionList
                items={[
                  { term: "Decided by", value: dispute.deciderName ?? "The program's rules" },
                  { term: "Answered by", value: dispute.answeredByName },
                ]}
              />
            </Panel>
          </>
        }
      />
    </>
  );
}
