import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { fulfilmentListQuery } from "~/domain/commissions/input";
import { listDeskCommissions } from "~/domain/commissions/views/commissions";
import { FulfilmentTable } from "~/features/commissions/fulfilment-table";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { Tabs } from "~/ui/primitives/tabs";
import { Pager } from "~/ui/table/pager";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Fulfilments · Fairlead" }];

const shown = { open: { status: "approved" }, given: { status: "paid" }, reclaim: { taken: true } } as const;

export const loader = pageLoader({ permission: "commission.read", query: fulfilmentListQuery }, ({ ctx, query }) =>
  listDeskCommissions(ctx, {
    cursor: query.cursor,
    inKind: true,
    ...shown[query.show],
  }),
);

export default function Fulfilments() {
  const { rows, next, previous, size, now, timeZone } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const { show } = fulfilmentListQuery.pick({ show: true }).parse({ show: params.get("show") ?? undefined });
  return (
    <>
      <PageHeader
        title="Fulfilments"
        description="Rewards that are no money. They are given by a person and never go into a payout."
        breadcrumbs={[{ label: "Commissions", to: paths.desk.commissions() }]}
      />
      <Tabs
        label="By state"
        tabs={[
          { label: "To be given", to: paths.desk.fulfilments(), current: show === "open" },
          { label: "Given", to: paths.desk.fulfilments({ show: "given" }), current: show === "given" },
          { label: "To be reclaimed", to: paths.desk.fulfilments({ show: "reclaim" }), current: show === "reclaim" },
        ]}
      />
      <FulfilmentTable rows={rows} show={show} now={now} timeZone={timeZone} />
      <Pager next={next} previous={previous} shown={rows.length} size={size} />
    </>
  );
}
