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

export const loader = pageLoader({ permission: "commission.read", query: fulfilmentListQuery }, ({ ctx, query }) =>
  listDeskCommissions(ctx, {
    cursor: query.cursor,
    inKind: true,
    status: query.show === "given" ? "paid" : "approved",
  }),
);

export default function Fulfilments() {
  const { rows, next, previous, size, now, timeZone } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const given = params.get("show") === "given";
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
          { label: "To be given", to: paths.desk.fulfilments(), current: !given },
          { label: "Given", to: paths.desk.fulfilments({ show: "given" }), current: given },
        ]}
      />
      <FulfilmentTable rows={rows} given={given} now={now} timeZone={timeZone} />
      <Pager next={next} previous={previous} shown={rows.length} size={size} />
    </>
  );
}
