import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { commissionListQuery } from "~/domain/commissions/input";
import { listEarnings } from "~/domain/commissions/views/commissions";
import { CommissionSums, CommissionTabs } from "~/features/commissions/commission-sums";
import { EarningsTable } from "~/features/commissions/commission-tables";
import { PageHeader } from "~/ui/primitives/page-header";
import { Pager } from "~/ui/table/pager";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Earnings · Fairlead" }];

export const loader = pageLoader({ permission: "earnings.read", query: commissionListQuery }, ({ ctx, query }) =>
  listEarnings(ctx, { ...query, partner: undefined }),
);

export default function Earnings() {
  const { rows, sums, next, previous, size, now, timeZone } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <>
      <PageHeader title="Earnings" description="Every amount opens into its rule, its facts and its arithmetic." />
      <div className="mb-4">
        <CommissionSums sums={sums} />
      </div>
      <CommissionTabs sums={sums} params={params} />
      <EarningsTable rows={rows} now={now} timeZone={timeZone} />
      <Pager next={next} previous={previous} shown={rows.length} size={size} />
    </>
  );
}
