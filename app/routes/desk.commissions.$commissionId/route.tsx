import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { approveCommission, fulfilCommission, rejectCommission } from "~/domain/commissions/commands/decide-commission";
import { approveCommissionInput, fulfilCommissionInput, rejectCommissionInput } from "~/domain/commissions/input";
import { getDeskCommission } from "~/domain/commissions/views/commissions";
import { CommissionStanding } from "~/features/commissions/commission-standing";
import { CommissionStory } from "~/features/commissions/commission-story";
import { CommissionDecision } from "~/features/commissions/decision-forms";
import { formatMoney } from "~/kernel/money";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { DescriptionList } from "~/ui/primitives/description-list";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { onRecord } from "~/web/on-record.server";
import { formAction, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Commission · Fairlead" }];

export const loader = pageLoader({ permission: "commission.read" }, ({ ctx, params }) =>
  getDeskCommission(ctx, params.commissionId ?? ""),
);

const onCommission = onRecord("commissionId", paths.desk.commission);

export const action = formAction({
  approve: onCommission(
    "commission.approve",
    approveCommissionInput,
    approveCommission,
    "Approved. The partner is told.",
  ),
  reject: onCommission(
    "commission.approve",
    rejectCommissionInput,
    rejectCommission,
    "Rejected. The partner is told why.",
  ),
  fulfil: onCommission(
    "commission.pay",
    fulfilCommissionInput,
    fulfilCommission,
    "Marked as given. The partner is told.",
  ),
});

export default function Commission() {
  const commission = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { companyName, partnerName, timeZone, decidedAt, paidAt } = commission;
  return (
    <>
      <PageHeader
        title={`${formatMoney(commission)} for ${companyName}`}
        description={`To ${partnerName}`}
        breadcrumbs={[{ label: "Commissions", to: paths.desk.commissions() }]}
      />
      <DetailLayout
        factsFirst
        story={
          <>
            <CommissionStory explanation={commission.explanation} total={formatMoney(commission)} />
            <Panel title="Lead">
              <Link className="link" to={paths.desk.lead(commission.leadId)}>
                {companyName}
              </Link>
            </Panel>
          </>
        }
        facts={
          <>
            <CommissionStanding
              status={commission.status}
              words={commission.words}
              reason={commission.decisionReason}
              holdUntil={commission.holdUntil}
              timeZone={timeZone}
            />
            <CommissionDecision key={commission.revision} commission={commission} failure={failure} />
            <Panel title="Who and when">
              <DescriptionList
                items={[
                  { term: "Lead accepted by", value: commission.acceptedByName },
                  { term: "Four eyes", value: commission.fourEyes ? "Needed for this amount" : "Not needed" },
                  { term: "Earned", value: formatDate(commission.milestoneAt, timeZone) },
                  { term: "Hold ends", value: formatDate(commission.holdUntil, timeZone) },
                  { term: "Decided by", value: commission.decidedByName },
                  { term: "Decided", value: decidedAt ? formatDate(decidedAt, timeZone) : null },
                  { term: "Paid", value: paidAt ? formatDate(paidAt, timeZone) : null },
                  { term: "Reference", value: commission.paymentReference },
                ]}
              />
            </Panel>
          </>
        }
      />
    </>
  );
}
