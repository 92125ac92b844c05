import { Form, Link } from "@remix-run/react";
import type { LeadEarnings } from "~/domain/commissions/views/lead-earnings";
import type { DeskLead } from "~/domain/sales/views/get-desk-lead";
import { type FlagLine, FlagPanel } from "~/features/fraud/flag-panel";
import { EvidenceList } from "~/features/leads/evidence-list";
import { FitList } from "~/features/leads/fit-list";
import { opportunityItems, programItem } from "~/features/leads/deal-items";
import { LeadCommissions } from "~/features/leads/lead-commissions";
import { LeadFacts } from "~/features/leads/lead-facts";
import { LeadProgress } from "~/features/leads/lead-progress";
import { MessageForm } from "~/features/leads/message-form";
import { StandingPanel } from "~/features/leads/standing-panel";
import { StatusBadge } from "~/features/leads/status-badge";
import { toTimeline } from "~/features/leads/timeline-words";
import { formatDate } from "~/kernel/time";
import type { LeadOrigin } from "~/domain/attribution/views/lead-origin";
import { LeadOriginWords } from "~/features/leads/lead-origin";
import { paths } from "~/paths";
import type { FormFailure } from "~/kernel/parse-form";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { Button } from "~/ui/primitives/button";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";
import { Conversation } from "~/ui/primitives/conversation";
import { DescriptionList } from "~/ui/primitives/description-list";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Tag } from "~/ui/primitives/tag";
import { Timeline } from "~/ui/primitives/timeline";
import { Why } from "~/ui/primitives/why";
import { BillingPanel } from "./billing-panel";
import { ExtensionPanel } from "./extension-panel";
import { HandOverPanel } from "./hand-over-panel";
import { AnswerOffer, OfferPanel } from "./offer-panel";
import { StageForm } from "./stage-forms";

type Props = {
  lead: DeskLead;
  origin: LeadOrigin;
  flags: readonly FlagLine[];
  earnings: LeadEarnings;
  failure?: FormFailure & { intent: string };
};

/** A lead as the vendor's people work with it: the next step first, the whole story below. */
export function DeskLeadPage({ lead, origin, flags, earnings, failure }: Props) {
  const { fields, partner, may, now, timeZone, messages } = lead;
  const of = (intent: string) => (failure?.intent === intent ? failure : undefined);
  const conflict = failure?.errors[""]?.[0];
  return (
    <>
      <PageHeader
        title={fields.companyName}
        status={<StatusBadge standing={lead.standing} />}
        breadcrumbs={[
          may.seePartner ? { label: "Leads", to: paths.desk.leads() } : { label: "Inbox", to: paths.desk.inbox() },
        ]}
        description={
          may.seePartner ? (
            <>
              From{" "}
              <Link className="link" to={paths.desk.partner(partner.id)}>
                {partner.name}
              </Link>
              <LeadOriginWords origin={origin} />
            </>
          ) : (
            `From ${partner.name}`
          )
        }
        primary={
          may.review ? (
            <ButtonLink variant="primary" to={paths.desk.review(lead.id)}>
              Review
            </ButtonLink>
          ) : undefined
        }
      />
      {conflict ? (
        <Callout tone="bad" title="Nothing was changed" live>
          {conflict}
        </Callout>
      ) : null}
      <LeadProgress lead={lead} />
      <DetailLayout
        factsFirst
        story={
          <>
            {may.offer ? <OfferPanel lead={lead} failure={of("offer")} /> : null}
            <LeadFacts fields={fields} />
            <BillingPanel lead={lead} failure={of("fact")} />
            <Panel title="Conversation and notes" count={messages.length || undefined}>
              <Conversation
                now={now}
                timeZone={timeZone}
                messages={messages.map(({ id, author, body, at, own, internal }) => ({
                  id,
                  author,
                  text: body,
                  at,
                  own,
                  attachment: internal ? <Tag>internal</Tag> : undefined,
                }))}
              >
                <div className="grid gap-4">
                  <MessageForm
                    intent="message"
                    once={lead.nextMessageId}
                    label="Message to the partner"
                    hint="Your name is not shown; they read it as from the partner team."
                    submit="Send to the partner"
                    failure={of("message")}
                  />
                  <MessageForm
                    intent="note"
                    once={lead.nextMessageId}
                    label="Internal note"
                    hint="Read by employees only."
                    submit="Keep the note"
                    failure={of("note")}
                  />
                </div>
              </Conversation>
            </Panel>
            <Panel title="Timeline">
              <Timeline entries={toTimeline(lead.timeline)} now={now} timeZone={timeZone} />
            </Panel>
          </>
        }
        facts={<Facts lead={lead} flags={flags} earnings={earnings} failure={failure} />}
      />
    </>
  );
}

function Facts({ lead, flags, earnings, failure }: Omit<Props, "origin">) {
  const { may, due, now, timeZone, opportunity, files, review } = lead;
  const [lastOffer] = lead.offers;
  return (
    <>
      <StandingPanel
        standing={lead.standing}
        reason={lead.reason}
        due={due}
        side="vendor"
        now={now}
        timeZone={timeZone}
      />
      <FlagPanel flags={flags} />
      {may.answerOffer ? (
        <Panel title="Offered to you">
          <AnswerOffer revision={lead.revision} failure={failure?.intent === "decline" ? failure : undefined} />
        </Panel>
      ) : null}
      {may.recall ? (
        <Panel title={`Offered to ${lastOffer?.repName ?? "a rep"}`}>
          <Form method="post">
            <input type="hidden" name="revision" value={lead.revision} />
            <Button name="intent" value="recall">
              Take the offer back
            </Button>
          </Form>
        </Panel>
      ) : null}
      <StageForm lead={lead} failure={failure} />
      {may.handOver ? (
        <HandOverPanel lead={lead} failure={failure?.intent === "hand-over" ? failure : undefined} />
      ) : null}
      <ExtensionPanel lead={lead} failure={failure?.intent === "extend" ? failure : undefined} />
      <Panel title="Facts">
        <DescriptionList
          items={[
            { term: "Owner", value: lead.owner?.left ? `${lead.owner.name}, who has left` : lead.owner?.name },
            ...(lastOffer
              ? [
                  {
                    term: "Offered to",
                    value: (
                      <Why
                        label={lastOffer.repName}
                        title={`Why ${lastOffer.repName}?`}
                        items={lastOffer.why}
                        align="end"
                      />
                    ),
                  },
                ]
              : []),
            { term: "Submitted", value: formatDate(lead.submittedAt, timeZone) },
            ...(lead.claim === "holds"
              ? [{ term: "Protected until", value: formatDate(lead.protectedUntil, timeZone) }]
              : []),
            {
              term: "Claim",
              value:
                lead.claim === "holds"
                  ? "Holds the company"
                  : lead.claim === "waits"
                    ? "Waits for the company"
                    : "Released",
            },
            programItem(lead.program),
            ...(lead.duplicateOf
              ? [
                  {
                    term: "Duplicate of",
                    value: (
                      <Link className="link" to={paths.desk.lead(lead.duplicateOf)}>
                        the other lead
                      </Link>
                    ),
                  },
                ]
              : []),
            ...opportunityItems(opportunity),
          ]}
        />
      </Panel>
      <LeadCommissions title="Commissions" earnings={earnings} href={paths.desk.commission} timeZone={timeZone} />
      <Panel title="Fit">
        <FitList fit={lead.fit} />
      </Panel>
      {review ? (
        <Panel title="Review">
          <p>
            {review.reviewerName}, {formatDate(review.decidedAt, timeZone)}
          </p>
          <ul className="mt-2 grid gap-1 text-sm">
            {review.checklist.map((item) => (
              <li key={item.text}>
                <StatusDot tone={item.met ? "good" : "attention"}>{item.text}</StatusDot>
              </li>
            ))}
          </ul>
          {review.internalNote ? <p className="mt-2 whitespace-pre-wrap text-muted">{review.internalNote}</p> : null}
        </Panel>
      ) : null}
      {files.length > 0 ? (
        <Panel title="Evidence">
          <EvidenceList files={files} href={(fileId) => paths.desk.leadFile(lead.id, fileId)} />
        </Panel>
      ) : null}
    </>
  );
}
