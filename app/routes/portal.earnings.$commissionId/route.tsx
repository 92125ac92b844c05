import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { getEarning } from "~/domain/commissions/views/commissions";
import { getAppeals } from "~/domain/disputes/views/disputes";
import { getPayoutObstacles } from "~/domain/payouts/views/payout-obstacles";
import { rewardKindNames } from "~/domain/programs/reward-words";
import { CommissionStanding } from "~/features/commissions/commission-standing";
import { CommissionStory } from "~/features/commissions/commission-story";
import { holdEnd } from "~/features/commissions/hold-end";
import { AppealPanel } from "~/features/disputes/appeal-panel";
import { PayoutObstacleList } from "~/features/payouts/payout-obstacles";
import { formatMoney } from "~/kernel/money";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { DescriptionList } from "~/ui/primitives/description-list";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { Tag } from "~/ui/primitives/tag";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Commission · Fairlead" }];

export const loader = pageLoader({ permission: "earnings.read" }, async ({ ctx, params }) => {
  const commissionId = params.commissionId ?? "";
  const [earning, appeals, payout] = await Promise.all([
    getEarning(ctx, commissionId),
    getAppeals(ctx, { commissionId }),
    getPayoutObstacles(ctx),
  ]);
  return { ...earning, appeals, payout };
});

export default function Earning() {
  const commission = useLoaderData<typeof loader>();
  const { companyName, kind, timeZone, paidAt, paymentReference, milestoneAt } = commission;
  return (
    <>
      <PageHeader
        title={`${formatMoney(commission)} for ${companyName}`}
        status={
          <>
            {kind === "cash" ? null : <Tag>{rewardKindNames[kind]}</Tag>}
            {commission.pilot ? <Tag>Pilot</Tag> : null}
          </>
        }
        breadcrumbs={[{ label: "Earnings", to: paths.portal.earnings() }]}
      />
      <DetailLayout
        factsFirst
        story={
          <>
            <CommissionStory commission={commission} />
            <Panel title="Lead">
              <Link className="link" to={paths.portal.lead(commission.leadId)}>
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
              review={commission.review}
              waiting={commission.waiting}
              timeZone={timeZone}
            />
            {commission.status === "approved" && kind === "cash" ? <PayoutObstacleList {...commission.payout} /> : null}
            <AppealPanel appeals={commission.appeals} />
            <Panel title="Dates">
              <DescriptionList
                items={[
                  { term: "Earned", value: formatDate(milestoneAt, timeZone) },
                  { term: "Hold ends", value: holdEnd(commission) },
                  { term: kind === "cash" ? "Paid" : "Given", value: paidAt ? formatDate(paidAt, timeZone) : null },
                  { term: "Reference", value: paymentReference },
                ]}
              />
            </Panel>
          </>
        }
      />
    </>
  );
}
