import { Form, Link } from "@remix-run/react";
import { flagSubject, flagWords, nextOfFlag } from "~/domain/fraud/flag-words";
import type { DeskFlag } from "~/domain/fraud/views/flags";
import { fraudRuleLabels, severityLabels } from "~/domain/fraud/rule-words";
import type { FormFailure } from "~/kernel/parse-form";
import { formatCalendarDate, formatDateTime } from "~/kernel/time";
import { paths } from "~/paths";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { Button } from "~/ui/primitives/button";
import { Deadline } from "~/ui/primitives/deadline";
import { DescriptionList } from "~/ui/primitives/description-list";
import { FourAnswers } from "~/ui/primitives/four-answers";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { WhyList } from "~/ui/primitives/why-list";
import { DecideFlagForm, ExemptForm } from "./decide-flag-form";
import { FlagPanel } from "./flag-panel";

type Props = { flag: DeskFlag; failure?: FormFailure & { intent: string } };

/** One flag: what was found, what it holds, what the partner says, and the decision. */
export function DeskFlagPage({ flag, failure }: Props) {
  const { rule, partnerId, partnerName, status, mayDecide } = flag;
  const of = (intent: string) => (failure?.intent === intent ? failure : undefined);
  const open = status === "open" && mayDecide;
  return (
    <>
      <PageHeader
        title={`${fraudRuleLabels[rule]}: ${flagSubject(flag)}`}
        description={
          <>
            About{" "}
            <Link className="link" to={paths.desk.partner(partnerId)}>
              {partnerName}
            </Link>
          </>
        }
        breadcrumbs={[{ label: "Flags", to: paths.desk.flags() }]}
      />
      <DetailLayout
        factsFirst
        story={
          <>
            <Panel title="Evidence">
              <WhyList items={flag.evidence} />
            </Panel>
            {flag.partnerAnswer ? (
              <Panel title="The partner's answer">
                <p className="whitespace-pre-wrap">{flag.partnerAnswer}</p>
              </Panel>
            ) : null}
            {flag.reason ? (
              <Panel title="Decision">
                <p className="whitespace-pre-wrap">{flag.reason}</p>
              </Panel>
            ) : null}
            {open ? <DecideFlagForm flag={flag} failure={of("decide")} /> : null}
            {open ? <ExemptForm rule={fraudRuleLabels[rule]} failure={of("exempt")} /> : null}
            <FlagPanel
              title={`Other flags of ${partnerName}`}
              flags={flag.others.map((other) => ({ ...other, about: <Subject flag={other} /> }))}
            />
          </>
        }
        facts={
          <>
            <Standing flag={flag} />
            <Facts flag={flag} />
            <Exemptions flag={flag} />
          </>
        }
      />
    </>
  );
}

function Standing({ flag }: { flag: DeskFlag }) {
  const { status, severity, dueAt, raisedAt, now, timeZone } = flag;
  const words = flagWords[status];
  const due = <Deadline exact due={dueAt} from={raisedAt} now={now} timeZone={timeZone} />;
  return (
    <FourAnswers
      status={<StatusDot tone={words.tone}>{words.label}</StatusDot>}
      why={`${severityLabels[severity]}: the program's policy for this rule.`}
      next={nextOfFlag(flag)}
      due={status === "open" ? { term: "Decide, by", value: due } : null}
    />
  );
}

/** The lead or the link that a flag is about, leading to its page. */
function Subject({ flag }: { flag: Pick<DeskFlag, "leadId" | "linkId" | "companyName" | "linkName"> }) {
  const to = flag.leadId ? paths.desk.lead(flag.leadId) : paths.desk.link(flag.linkId ?? "");
  return (
    <Link className="link" to={to}>
      {flagSubject(flag)}
    </Link>
  );
}

function Facts({ flag }: { flag: DeskFlag }) {
  const { raisedAt, escalatedAt, decidedAt, decidedByName, timeZone } = flag;
  return (
    <Panel title="Facts">
      <DescriptionList
        items={[
          { term: "About", value: <Subject flag={flag} /> },
          { term: "Raised", value: formatDateTime(raisedAt, timeZone) },
          { term: "Escalated", value: escalatedAt ? formatDateTime(escalatedAt, timeZone) : null },
          { term: "Decided", value: decidedAt ? formatDateTime(decidedAt, timeZone) : null },
          { term: "By", value: decidedByName },
        ].filter(({ value }) => value !== null)}
      />
    </Panel>
  );
}

function Exemptions({ flag }: { flag: DeskFlag }) {
  if (flag.exemptions.length === 0) return null;
  return (
    <Panel title="Exemptions">
      <ul className="grid gap-3">
        {flag.exemptions.map(({ id, rule, until, reason, createdByName, holds }) => (
          <li key={id} className="grid gap-1">
            <span className="flex flex-wrap items-center justify-between gap-2">
              {fraudRuleLabels[rule]}
              <span className="text-muted">{holds ? `until ${formatCalendarDate(until)}` : "ended"}</span>
            </span>
            <span className="text-muted">
              {reason}
              {createdByName ? ` (${createdByName})` : null}
            </span>
            {holds && flag.mayDecide ? (
              <Form method="post">
                <input type="hidden" name="exemptionId" value={id} />
                <Button size="sm" name="intent" value="unexempt">
                  End it now
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
