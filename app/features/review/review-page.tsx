import { Link, useFetcher, useNavigate } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { QueueNeighbours } from "~/domain/review/views/review-queue";
import type { ReviewScreen } from "~/domain/review/views/review-screen";
import { type FlagLine, FlagPanel } from "~/features/fraud/flag-panel";
import { EvidenceList } from "~/features/leads/evidence-list";
import { FitList } from "~/features/leads/fit-list";
import { LeadFacts } from "~/features/leads/lead-facts";
import { MessageForm } from "~/features/leads/message-form";
import { StandingPanel } from "~/features/leads/standing-panel";
import { StatusBadge } from "~/features/leads/status-badge";
import type { LeadOrigin } from "~/domain/attribution/views/lead-origin";
import { LeadOriginWords } from "~/features/leads/lead-origin";
import { paths } from "~/paths";
import type { FormFailure } from "~/kernel/parse-form";
import { ShortcutHelp } from "~/ui/layout/shortcut-help";
import { SplitReview } from "~/ui/layout/split-review";
import { useHotkeys } from "~/ui/layout/use-hotkeys";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";
import { Conversation } from "~/ui/primitives/conversation";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { Tag } from "~/ui/primitives/tag";
import { DecisionForm } from "./decision-form";
import { SimilarLeads } from "./similar-leads";

const shortcuts = [
  { keys: ["a"], does: "Accept" },
  { keys: ["i"], does: "Ask the partner" },
  { keys: ["r"], does: "Reject" },
  { keys: ["d"], does: "Mark as duplicate" },
  { keys: ["j"], does: "Next lead in the queue" },
  { keys: ["k"], does: "Previous lead in the queue" },
];

/** At either end of the queue there is only the queue itself. */
const addressOf = (leadId: string | null) => (leadId ? paths.desk.review(leadId) : paths.desk.queue());

type Props = {
  screen: ReviewScreen;
  queue: QueueNeighbours;
  origin: LeadOrigin;
  flags: readonly FlagLine[];
  failure?: FormFailure & { intent: string };
};

/** One lead, one screen, one decision. */
export function ReviewPage({ screen, queue, origin, flags, failure }: Props) {
  const { id, fields, partner, reviewer, may, now, timeZone, files, messages } = screen;
  const navigate = useNavigate();
  useClaimOnOpen(screen);
  useHotkeys({
    j: () => navigate(addressOf(queue.nextId)),
    k: () => navigate(addressOf(queue.previousId)),
  });
  return (
    <>
      <PageHeader
        title={fields.companyName}
        status={<StatusBadge standing={screen.standing} />}
        description={
          <>
            {origin.link ? "Brought by" : "Submitted by"}{" "}
            <Link className="link" to={paths.desk.partner(partner.id)}>
              {partner.name}
            </Link>
            <LeadOriginWords origin={origin} />
          </>
        }
        breadcrumbs={[{ label: "Queue", to: paths.desk.queue() }]}
        actions={
          <>
            <ButtonLink variant="quiet" to={paths.desk.lead(id)}>
              Whole story
            </ButtonLink>
            {queue.previousId ? (
              <ButtonLink variant="quiet" to={addressOf(queue.previousId)}>
                Previous
              </ButtonLink>
            ) : null}
            {queue.nextId ? <ButtonLink to={addressOf(queue.nextId)}>Next lead</ButtonLink> : null}
          </>
        }
      />
      <ShortcutHelp shortcuts={shortcuts} />
      {reviewer && !reviewer.own && may.decide ? (
        <Callout tone="attention" title={`${reviewer.name} has this lead open`}>
          You may still decide; whoever is second is told what changed.
        </Callout>
      ) : null}
      <SplitReview
        subject={
          <>
            <LeadFacts fields={fields} />
            {files.length > 0 ? (
              <Panel title="Evidence">
                <EvidenceList files={files} href={(fileId) => paths.desk.leadFile(id, fileId)} />
              </Panel>
            ) : null}
          </>
        }
        evidence={
          <>
            <Panel title="Fit">
              <FitList fit={screen.fit} />
            </Panel>
            <FlagPanel flags={flags} />
            <SimilarLeads screen={screen} />
            <Panel title="Conversation and notes" count={messages.length || undefined}>
              <Conversation
                now={now}
                timeZone={timeZone}
                messages={messages.map(({ id: key, author, body, at, own, internal }) => ({
                  id: key,
                  author,
                  text: body,
                  at,
                  own,
                  attachment: internal ? <Tag>internal</Tag> : undefined,
                }))}
              >
                <MessageForm
                  intent="note"
                  once={screen.nextMessageId}
                  label="Internal note"
                  hint="Read by employees only."
                  submit="Keep the note"
                  failure={failure?.intent === "note" ? failure : undefined}
                />
              </Conversation>
            </Panel>
          </>
        }
        decision={
          <>
            <StandingPanel standing={screen.standing} due={screen.due} side="vendor" now={now} timeZone={timeZone} />
            {may.decide ? <DecisionForm key={id} screen={screen} failure={failure} /> : null}
          </>
        }
      />
    </>
  );
}

/** Opening a lead from the queue claims it; without JavaScript the decision itself does. */
function useClaimOnOpen({ id, revision, may }: ReviewScreen): void {
  const { submit } = useFetcher({ key: "claim" });
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (!may.claim || asked.current === id) return;
    asked.current = id;
    submit({ intent: "claim", revision }, { method: "post" });
  }, [id, revision, may.claim, submit]);
}
