import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { payoutListQuery } from "~/domain/payouts/input";
import { listDeskPayouts } from "~/domain/payouts/views/payouts";
import { pilotFilter } from "~/features/commissions/pilot-filter";
import { PayoutTable } from "~/features/payouts/payout-table";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { PageHeader } from "~/ui/primitives/page-header";
import { FilterBar } from "~/ui/table/filter-bar";
import { Pager } from "~/ui/table/pager";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Payouts · Fairlead" }];

export const loader = pageLoader({ permission: "commission.read", query: payoutListQuery }, ({ ctx, query }) =>
  listDeskPayouts(ctx, query),
);

export default function Payouts() {
  const { rows, next, previous, size, mayPay, now, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Payouts"
        description="One batch of payments per currency. Nothing is paid twice: what is in a payout is set aside for it."
        primary={
          mayPay ? (
            <ButtonLink variant="primary" to={paths.desk.newPayout()}>
              New payout
            </ButtonLink>
          ) : undefined
        }
      />
      <FilterBar filters={[pilotFilter]} />
      <PayoutTable rows={rows} now={now} timeZone={timeZone} />
      <Pager next={next} previous={previous} shown={rows.length} size={size} />
    </>
  );
}
