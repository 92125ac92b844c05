import { Link } from "@remix-run/react";
import { Inbox as InboxIcon } from "lucide-react";
import { industries, labelOf, planTiers, timelines } from "~/domain/leads/fields";
import type { Inbox } from "~/domain/sales/views/assignment";
import { dueWords } from "~/features/leads/due-words";
import { estimatedValue } from "~/features/leads/estimated-value";
import { StatusBadge } from "~/features/leads/status-badge";
import { paths } from "~/paths";
import { formatCount } from "~/kernel/counted";
import type { FormFailure } from "~/kernel/parse-form";
import { Deadline } from "~/ui/primitives/deadline";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Line } from "~/ui/primitives/line";
import { Panel } from "~/ui/primitives/panel";
import { Why } from "~/ui/primitives/why";
import { AnswerOffer } from "./offer-panel";

type Props = { inbox: Inbox; failure?: FormFailure };

/** An offered lead in one line; what nobody told is left out. */
function inShort(offer: Inbox["offers"][number]): string {
  return [
    estimatedValue(offer),
    labelOf(planTiers, offer.planTier),
    labelOf(industries, offer.industry),
    offer.employeeCount ? `${formatCount(offer.employeeCount)} employees` : null,
    [offer.region, offer.country].filter(Boolean).join(", "),
    labelOf(timelines, offer.timeline),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** A rep's day: what is offered, and what is theirs and has to move. */
export function InboxPage({ inbox, failure }: Props) {
  const { offers, owned, now, timeZone } = inbox;
  const failedLead = failure?.values.leadId;
  return (
    <div className="grid gap-6">
      {offers.length === 0 && owned.length === 0 ? (
        <EmptyState icon={InboxIcon} title="Nothing waits for you">
          Leads that are offered to you arrive here, and by mail.
        </EmptyState>
      ) : null}
      {offers.map((offer) => (
        <Panel
          key={offer.id}
          title={
            <Link className="link" to={paths.desk.lead(offer.id)}>
              {offer.companyName}
            </Link>
          }
          actions={
            <span className="text-sm">
              Your answer: <Deadline due={offer.respondBy} from={offer.offeredAt} now={now} timeZone={timeZone} />
            </span>
          }
        >
          <div className="grid gap-4 lg:grid-cols-[1fr_18rem]">
            <div className="grid content-start gap-2">
              <p>{inShort(offer)}</p>
              <p className="line-clamp-4 whitespace-pre-wrap">{offer.useCase}</p>
              <p className="text-sm text-muted">
                {offer.contactFirstName} {offer.contactLastName}
                {offer.contactTitle ? `, ${offer.contactTitle}` : ""} · brought by {offer.partnerName}
              </p>
              <div>
                <Why label="Why me?" items={offer.why} />
              </div>
            </div>
            <AnswerOffer
              leadId={offer.id}
              revision={offer.revision}
              failure={failedLead === offer.id ? failure : undefined}
            />
          </div>
        </Panel>
      ))}
      {owned.length > 0 ? (
        <Panel title="Yours, next step first" count={owned.length} padded={false}>
          <ul className="divide-y divide-line">
            {owned.map((lead) => (
              <Line key={lead.id} to={paths.desk.lead(lead.id)} title={lead.companyName}>
                <StatusBadge standing={lead.standing} />
                {lead.dueAt && lead.dueKind ? (
                  <span className="text-sm">
                    {dueWords(lead.dueKind, "vendor")}:{" "}
                    <Deadline due={lead.dueAt} from={lead.dueFrom ?? undefined} now={now} timeZone={timeZone} />
                  </span>
                ) : null}
              </Line>
            ))}
          </ul>
        </Panel>
      ) : null}
    </div>
  );
}
