import { Link } from "@remix-run/react";
import { accountName, eventStatuses } from "~/domain/attribution/event-words";
import type { EventPage as Event } from "~/domain/attribution/views/events";
import { formatDateTime } from "~/kernel/time";
import { paths } from "~/paths";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { ButtonLink } from "~/ui/primitives/button-link";
import { DescriptionList } from "~/ui/primitives/description-list";
import { FourAnswers } from "~/ui/primitives/four-answers";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { EventStatusDot } from "./event-table";

const nextOf: Record<Event["status"], string> = {
  received: "Fairlead looks whose account it is and who brought it.",
  unmatched: "As soon as something tells who brought the account, or somebody matches it, this event counts there.",
  matched: "Nothing more: what follows from it is on the lead.",
  kept: "Nothing more: it is kept as it came.",
};

/** One event: what became of it and why, and its own text. */
export function EventPage({ event }: { event: Event }) {
  const { accountId, leadId, status, note, timeZone } = event;
  return (
    <>
      <PageHeader
        title={event.type}
        description={accountName(event)}
        breadcrumbs={[{ label: "Events", to: paths.desk.events() }]}
        actions={accountId ? <ButtonLink to={paths.desk.account(accountId)}>See the account</ButtonLink> : undefined}
      />
      <DetailLayout
        factsFirst
        story={
          <Panel title="As it was reported">
            <pre className="text-sm whitespace-pre-wrap wrap-anywhere">{event.raw}</pre>
          </Panel>
        }
        facts={
          <>
            <FourAnswers
              status={<EventStatusDot status={status} />}
              why={note || eventStatuses[status].why}
              next={nextOf[status]}
              due={null}
            />
            <Panel title="Facts">
              <DescriptionList
                items={[
                  { term: "Happened", value: formatDateTime(event.occurredAt, timeZone) },
                  { term: "Received", value: formatDateTime(event.receivedAt, timeZone) },
                  { term: "Source", value: event.source },
                  { term: "Event id", value: <span className="break-all">{event.eventId}</span> },
                  ...(event.externalId
                    ? [{ term: "Account id", value: <span className="break-all">{event.externalId}</span> }]
                    : []),
                  ...(leadId
                    ? [
                        {
                          term: "Counts for",
                          value: (
                            <Link className="link" to={paths.desk.lead(leadId)}>
                              {event.companyName}
                            </Link>
                          ),
                        },
                        { term: "Partner", value: event.partnerName },
                      ]
                    : []),
                ]}
              />
            </Panel>
          </>
        }
      />
    </>
  );
}
