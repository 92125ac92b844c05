import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { eventTypes } from "~/domain/attribution/input";
import { eventStatuses, stripeTypes } from "~/domain/attribution/event-words";
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

// invoice.paid is both the API's and Stripe's.
const types = [...new Set([...eventTypes, ...stripeTypes])].map((type) => ({ value: type, label: type }));
const statuses = Object.entries(eventStatuses).map(([value, { label }]) => ({ value, label }));
const hiding = ["q", "type", "status", "source", "from", "to"];
const nothing = {
  hidden: "No event fits these filters.",
  turned: "The first of these days is after the last one.",
  all: "What product and billing report stands here.",
  unmatched: "Everything that was reported belongs to somebody.",
};

export default function Events() {
  const { rows, turned, sources, next, previous, size, now, timeZone } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const all = params.get("show") === "all";
  const filtered = hiding.some((name) => params.get(name));
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
        search={{ placeholder: "Company, domain, email or id" }}
        filters={[
          { name: "type", label: "Type", options: types },
          { name: "source", label: "Source", options: sources.map((source) => ({ value: source, label: source })) },
          ...(all ? [{ name: "status", label: "Status", options: statuses }] : []),
        ]}
        days="Received"
        keep={["show"]}
      />
      <EventTable
        rows={rows}
        now={now}
        timeZone={timeZone}
        unmatched={!all}
        empty={nothing[turned ? "turned" : filtered ? "hidden" : all ? "all" : "unmatched"]}
      />
      <Pager next={next} previous={previous} shown={rows.length} size={size} />
    </>
  );
}
