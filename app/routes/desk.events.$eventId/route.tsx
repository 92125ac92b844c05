import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { matchRefund } from "~/domain/attribution/commands/match-refund";
import { matchQuery, matchRefundInput } from "~/domain/attribution/match-form";
import { getEvent } from "~/domain/attribution/views/events";
import { EventPage } from "~/features/events/event-page";
import { paths } from "~/paths";
import { formAction, pageLoader } from "~/web/handle.server";
import { onRecord } from "~/web/on-record.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.event.type ?? "Event"} · Fairlead` }];

export const loader = pageLoader(
  { permission: "event.read", query: matchQuery },
  async ({ ctx, params, query: { q = "" } }) => ({ event: await getEvent(ctx, params.eventId ?? "", q), search: q }),
);

const onEvent = onRecord("eventId", paths.desk.event);

export const action = formAction({
  "": onEvent("event.match", matchRefundInput, matchRefund, "Done. Rewards follow within seconds."),
});

export default function Event() {
  const { event, search } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return <EventPage event={event} search={search} failure={failure} />;
}
