import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { commissionListQuery } from "~/domain/commissions/input";
import { getEarningsPage } from "~/domain/payouts/views/earnings";
import { getPayoutObstacles } from "~/domain/payouts/views/payout-obstacles";
import { CommissionTabs } from "~/features/commissions/commission-sums";
import { EarningsTable } from "~/features/commissions/commission-tables";
import { EarningsCharts, EarningsFigures, PaymentList } from "~/features/earnings/earnings-overview";
import { PayoutObstacleList } from "~/features/payouts/payout-obstacles";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { PageHeader } from "~/ui/primitives/page-header";
import { Pager } from "~/ui/table/pager";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Earnings · Fairlead" }];

export const loader = pageLoader(
  { permission: "earnings.read", query: commissionListQuery },
  async ({ ctx, query }) => {
    const [page, payout] = await Promise.all([getEarningsPage(ctx, query), getPayoutObstacles(ctx)]);
    return { ...page, payout };
  },
);

export default function Earnings() {
  const page = useLoaderData<typeof loader>();
  const { rows, sums, next, previous, size, now, timeZone } = page;
  const [params] = useSearchParams();
  return (
    <>
      <PageHeader
        title="Earnings"
        description="Every amount opens into its rule, its facts and its arithmetic."
        actions={
          <>
            {page.payout.mayMend ? <ButtonLink to={paths.portal.payoutProfile()}>Payout details</ButtonLink> : null}
            <ButtonLink to={paths.portal.statements()}>Statements</ButtonLink>
          </>
        }
      />
      <div className="mb-5 grid gap-5">
        {page.positions.length > 0 ? <PayoutObstacleList {...page.payout} /> : null}
        <EarningsFigures positions={page.positions} isBlocked={page.payout.obstacles.length > 0} timeZone={timeZone} />
        <EarningsCharts charts={page.charts} />
      </div>
      <CommissionTabs sums={sums} params={params} />
      <EarningsTable rows={rows} now={now} timeZone={timeZone} />
      <Pager next={next} previous={previous} shown={rows.length} size={size} />
      <div className="mt-5">
        <PaymentList payments={page.payments} timeZone={timeZone} />
      </div>
    </>
  );
}
