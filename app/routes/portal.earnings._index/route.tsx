import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { commissionListQuery } from "~/domain/commissions/input";
import { can } from "~/domain/context";
import { getEarningsPage } from "~/domain/payouts/views/earnings";
import { CommissionTabs } from "~/features/commissions/commission-sums";
import { EarningsTable } from "~/features/commissions/commission-tables";
import { EarningsCharts, EarningsFigures, PaymentList } from "~/features/earnings/earnings-overview";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { PageHeader } from "~/ui/primitives/page-header";
import { Pager } from "~/ui/table/pager";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Earnings · Fairlead" }];

export const loader = pageLoader(
  { permission: "earnings.read", query: commissionListQuery },
  async ({ ctx, query }) => ({
    ...(await getEarningsPage(ctx, query)),
    mayManage: can(ctx.actor, "payout-details.manage"),
  }),
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
            {page.mayManage ? <ButtonLink to={paths.portal.payoutProfile()}>Payout details</ButtonLink> : null}
            <ButtonLink to={paths.portal.statements()}>Statements</ButtonLink>
          </>
        }
      />
      <div className="mb-5 grid gap-5">
        <EarningsFigures positions={page.positions} timeZone={timeZone} />
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
