import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { eventTypes } from "~/domain/attribution/input";
import { eventListQuery } from "~/domain/attribution/match-form";
import { listEventPage } from "~/domain/attribution/views/events";
import { EventTable } from "~/features/events/event-table";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { Tabs } from "~/ui/primitives/tabs";
import { FilterBar } from "~/ui/table/filter-bar";
import { Pager } from "~/ui/table/pager";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Events · Fairlead" }];

export const loader = pageLoader({ permission: "event.read", query: eventListQuery }, ({ ctx, query }) =>
  listEventPage(ctx, query),
);

const types = eventTypes.map((type) => ({ value: type, label: type }));

export default function Events() {
  const { rows, next, previous, size, now, timeZone } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const all = params.get("show") === "all";
  return (
    <>
      <PageHeader
        title="Events"
        description="What product and billing reported, each kept as it came, and what became of it."
      />
      <Tabs
        label="Events"
        tabs={[
          { label: "Unmatched", to: paths.desk.events(), current: !all },
          { label: "All", to: paths.desk.events({ show: "all" }), current: all },
        ]}
      />
      <FilterBar
        search={{ placeholder: "Event id or account id, whole" }}
        filters={[{ name: "type", label: "Type", options: types }]}
        keep={["show", "source"]}
      />
      <EventTable
        rows={rows}
        now={now}
        timeZone={timeZone}
        empty={all ? undefined : "Everything that was reported belongs to somebody."}
      />
      <Pager next={next} previous={previous} shown={rows.length} size={size} />
    </>
  );
}
