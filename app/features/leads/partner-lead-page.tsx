import type { PartnerLead } from "~/domain/leads/views/get-lead";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import type { FormFailure } from "~/kernel/parse-form";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";
import { Conversation } from "~/ui/primitives/conversation";
import { DescriptionList } from "~/ui/primitives/description-list";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { Timeline } from "~/ui/primitives/timeline";
import { afterWon } from "./after-won";
import { AnswerForm } from "./answer-form";
import { opportunityItems, programItem } from "./deal-items";
import { EvidenceList } from "./evidence-list";
import { LeadCommissions } from "./lead-commissions";
import { LeadFacts } from "./lead-facts";
import { LeadProgress } from "./lead-progress";
import { MessageForm } from "./message-form";
import { PartnerFit } from "./partner-fit";
import { ProtectionPanel } from "./protection-panel";
import { StandingPanel } from "./standing-panel";
import { StatusBadge } from "./status-badge";
import type { Potential } from "~/domain/commissions/views/lead-potential";
import type { LeadEarnings } from "~/domain/commissions/views/lead-earnings";
import { LeadPotential } from "../commissions/lead-potential";
import type { Appeals } from "~/domain/disputes/views/disputes";
import type { PartnerReviews } from "~/domain/fraud/views/flags";
import { ReviewNotice } from "../fraud/review-notice";
import { AppealPanel } from "../disputes/appeal-panel";
import { toTimeline } from "./timeline-words";
import { WithdrawForm } from "./withdraw-form";

type Props = {
  lead: PartnerLead;
  potential: Potential | null;
  earnings: LeadEarnings;
  appeals: Appeals;
  reviews: PartnerReviews;
  failure?: FormFailure & { intent: string };
};

/** A lead as its partner sees it. */
export function PartnerLeadPage({ lead, potential, earnings, appeals, reviews, failure }: Props) {
  const { id, fields, standing, may, now, timeZone } = lead;
  const of = (intent: string) => (failure?.intent === intent ? failure : undefined);
  const question = lead.messages.filter((message) => message.kind === "question").at(-1);
  return (
    <>
      <PageHeader
        title={fields.companyName}
        status={<StatusBadge standing={standing} />}
        breadcrumbs={[{ label: "Leads", to: paths.portal.leads() }]}
        actions={may.edit ? <ButtonLink to={paths.portal.editLead(id)}>Edit</ButtonLink> : undefined}
      />
      <LeadProgress lead={lead} />
      {may.answer && question ? (
        <div className="mb-5">
          <AnswerForm leadId={id} revision={lead.revision} question={question.body} failure={of("answer")} />
        </div>
      ) : null}
      <DetailLayout
        factsFirst
        story={
          <>
            <LeadFacts fields={fields} />
            <Panel title="Conversation" count={lead.messages.length || undefined}>
              <Conversation
                now={now}
                timeZone={timeZone}
                messages={lead.messages.map(({ id: key, author, body, at, own }) => ({
                  id: key,
                  author,
                  text: body,
                  at,
                  own,
                }))}
              >
                <MessageForm
                  intent="message"
                  once={lead.nextMessageId}
                  label="Message to your partner team"
                  hint={
                    may.answer
                      ? "This does not answer the question above: only Your answer does, and lets the review go on."
                      : "They are told at once and answer here."
                  }
                  submit="Send"
                  failure={of("message")}
                />
              </Conversation>
            </Panel>
            <Panel title="Timeline">
              <Timeline entries={toTimeline(lead.timeline)} now={now} timeZone={timeZone} />
            </Panel>
          </>
        }
        facts={
          <Facts
            lead={lead}
            potential={potential}
            earnings={earnings}
            appeals={appeals}
            reviews={reviews}
            failure={failure}
          />
        }
      />
    </>
  );
}

function Facts({ lead, potential, earnings, appeals, reviews, failure }: Props) {
  const of = (intent: string) => (failure?.intent === intent ? failure : undefined);
  const { standing, reason, due, now, timeZone, opportunity, files, may } = lead;
  return (
    <>
      <StandingPanel
        standing={lead.stage === "won" ? afterWon(standing, earnings.earned, timeZone) : standing}
        reason={reason}
        due={due}
        side="partner"
        now={now}
        timeZone={timeZone}
      />
      <ReviewNotice reviews={reviews} timeZone={timeZone} failure={of("review")} />
      <AppealPanel appeals={appeals} />
      {lead.waits ? (
        <Callout tone="attention" title="Another claim came first">
          Your lead keeps its time. If the earlier claim is released, the company is yours.
        </Callout>
      ) : null}
      <LeadCommissions title="What it earns" earnings={earnings} href={paths.portal.commission} timeZone={timeZone} />
      <LeadPotential potential={potential} />
      <Panel title="Dates and deal">
        <DescriptionList
          items={[
            programItem(lead.program),
            { term: "Submitted", value: formatDate(lead.submittedAt, timeZone) },
            ...(lead.protects ? [{ term: "Protected until", value: formatDate(lead.protectedUntil, timeZone) }] : []),
            ...opportunityItems(opportunity),
          ]}
        />
      </Panel>
      <ProtectionPanel lead={lead} failure={of("extend")} />
      <PartnerFit items={lead.fit} />
      {files.length > 0 ? (
        <Panel title="Evidence">
          <EvidenceList files={files} href={(fileId) => paths.portal.leadFile(lead.id, fileId)} />
        </Panel>
      ) : null}
      {may.withdraw ? <WithdrawForm revision={lead.revision} failure={of("withdraw")} /> : null}
    </>
  );
}
