import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getEvent } from "~/domain/attribution/views/events";
import { EventPage } from "~/features/events/event-page";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.type ?? "Event"} · Fairlead` }];

export const loader = pageLoader({ permission: "event.read" }, ({ ctx, params }) =>
  getEvent(ctx, params.eventId ?? ""),
);

export default function Event() {
  return <EventPage event={useLoaderData<typeof loader>()} />;
}
