import { Link } from "@remix-run/react";
import { accountName, eventStatuses, otherCurrency } from "~/domain/attribution/event-words";
import type { EventPage as Event } from "~/domain/attribution/views/events";
import type { FormFailure } from "~/kernel/parse-form";
import { formatDateTime } from "~/kernel/time";
import { paths } from "~/paths";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { ButtonLink } from "~/ui/primitives/button-link";
import { DescriptionList } from "~/ui/primitives/description-list";
import { FourAnswers } from "~/ui/primitives/four-answers";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { EventStatusDot } from "./event-table";
import { RefundForm } from "./refund-form";

const nextOf: Record<Event["status"], string> = {
  received: "Fairlead looks whose account it is and who brought it.",
  unmatched: "As soon as something tells who brought the account, or somebody matches it, this event counts there.",
  matched: "Nothing more: what follows from it is on the lead.",
  kept: "Nothing more: it is kept as it came.",
};

/** What a refund waits for, and who could say it. */
function nextOfRefund({ waitsFor }: NonNullable<Event["refund"]>, note: string): string {
  if (waitsFor === "attribution") return nextOf.unmatched;
  if (note === otherCurrency)
    return "It takes nothing back, unless somebody says which invoice in its own currency it gives back.";
  const awaited = waitsFor === "payment" ? "its payment is reported" : "its invoice is known";
  return `As soon as ${awaited}, or somebody says which invoice it gives back, it takes rewards back in proportion.`;
}

type Props = { event: Event; search: string; failure?: FormFailure };

/** One event: what became of it and why, and its own text. */
export function EventPage({ event, search, failure }: Props) {
  const { accountId, counts, byHand, refund, notRead, status, note, timeZone } = event;
  const accountAction = status === "unmatched" && !refund ? "Match the account" : "See the account";
  return (
    <>
      <PageHeader
        title={event.type}
        description={accountName(event)}
        breadcrumbs={[{ label: "Events", to: paths.desk.events() }]}
        actions={accountId ? <ButtonLink to={paths.desk.account(accountId)}>{accountAction}</ButtonLink> : undefined}
      />
      <DetailLayout
        factsFirst
        story={
          <>
            {refund?.mayMatch ? (
              <RefundForm refund={refund} search={search} timeZone={timeZone} failure={failure} />
            ) : null}
            <Panel title="As it was reported">
              {notRead.length > 0 ? (
                <p className="mb-2">Not read: {notRead.join(", ")}. Their values are none that fit and rewards know.</p>
              ) : null}
              <pre className="text-sm whitespace-pre-wrap wrap-anywhere">{event.raw}</pre>
            </Panel>
          </>
        }
        facts={
          <>
            <FourAnswers
              status={<EventStatusDot status={status} />}
              why={note || eventStatuses[status].why}
              next={refund ? nextOfRefund(refund, note) : nextOf[status]}
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
                  ...(counts
                    ? [
                        {
                          term: "Counts for",
                          value: (
                            <Link className="link" to={paths.desk.lead(counts.leadId)}>
                              {counts.companyName}
                            </Link>
                          ),
                        },
                        { term: "Partner", value: counts.partnerName },
                      ]
                    : []),
                  ...(byHand ? [{ term: "Gives back", value: <ByHand {...byHand} /> }] : []),
                ]}
              />
            </Panel>
          </>
        }
      />
    </>
  );
}

function ByHand({ invoiceId, name, reason }: NonNullable<Event["byHand"]>) {
  return (
    <>
      <span className="break-all">{invoiceId}</span>
      <span className="block text-sm text-muted">
        Said by {name}: {reason}
      </span>
    </>
  );
}
