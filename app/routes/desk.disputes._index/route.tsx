import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { disputeListQuery } from "~/domain/disputes/input";
import { listDeskDisputes } from "~/domain/disputes/views/disputes";
import { DisputeTable } from "~/features/disputes/dispute-table";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { Tabs } from "~/ui/primitives/tabs";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Appeals · Fairlead" }];

export const loader = pageLoader({ permission: "dispute.answer", query: disputeListQuery }, ({ ctx, query }) =>
  listDeskDisputes(ctx, { open: query.show === "open" }),
);

export default function Disputes() {
  const list = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Appeals" description="Answered by somebody other than who decided." />
      <Tabs
        label="Appeals"
        tabs={[
          { label: "Open", to: paths.desk.disputes(), current: list.open },
          { label: "Ended", to: paths.desk.disputes({ show: "ended" }), current: !list.open },
        ]}
      />
      <DisputeTable list={list} />
    </>
  );
}
