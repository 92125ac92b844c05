import { Link } from "@remix-run/react";
import { declineReasons } from "~/domain/onboarding/fields";
import type { ApplicationPage as Application } from "~/domain/onboarding/views/applications";
import { companySizes, partnerKinds } from "~/domain/partners/input";
import { industries, labelOf } from "~/domain/programs/fields";
import { countryName } from "~/kernel/countries";
import type { FormFailure } from "~/kernel/parse-form";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { Badge } from "~/ui/primitives/badge";
import { Callout } from "~/ui/primitives/callout";
import { Deadline } from "~/ui/primitives/deadline";
import { DescriptionList } from "~/ui/primitives/description-list";
import { FourAnswers } from "~/ui/primitives/four-answers";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { applicationWords } from "./application-words";
import { ApplicationDecision } from "./application-decision";
import { SimilarPanel } from "./similar-panel";

type Props = { application: Application; failure?: FormFailure & { intent: string } };

const next = {
  nominated: "The company applies by the link in its mail, or does not.",
  submitted: "Take it in, ask, or decline.",
  asked: "The applicant answers; you can decide without it, too.",
  approved: "The invitation went out; the organisation takes its steps to the first lead.",
  declined: "Nothing. They may apply again.",
} as const;

/** One application: what they say on the left, the decision and who looks alike beside it. */
export function ApplicationPage({ application, failure }: Props) {
  const { legalName, status, programName, nominatedByName, nominationReason, mayDecide } = application;
  const words = applicationWords[status];
  return (
    <>
      <PageHeader
        title={legalName}
        status={<Badge tone={words.tone}>{words.label}</Badge>}
        description={`${application.partnerName ? "A partner applies" : "Application"} to ${programName}`}
        breadcrumbs={[{ label: "Applications", to: paths.desk.applications() }]}
      />
      <DetailLayout
        story={
          <>
            {nominatedByName ? (
              <Callout tone="info" title={`Nominated by ${nominatedByName}`}>
                <p className="whitespace-pre-line">{nominationReason}</p>
              </Callout>
            ) : null}
            <Panel title="What they say">
              {application.why ? <p className="mb-4 whitespace-pre-line">{application.why}</p> : null}
              <Facts application={application} />
            </Panel>
            {application.question ? (
              <Panel title="Question and answer">
                <p className="whitespace-pre-line">{application.question}</p>
                <p className="mt-3 text-sm text-muted">Answer</p>
                <p className="whitespace-pre-line">{application.answer || "None yet."}</p>
              </Panel>
            ) : null}
            {mayDecide ? <SimilarPanel application={application} /> : null}
          </>
        }
        facts={
          <>
            <Standing application={application} />
            {mayDecide && (status === "submitted" || status === "asked") ? (
              <ApplicationDecision key={application.revision} application={application} failure={failure} />
            ) : null}
          </>
        }
      />
    </>
  );
}

function Standing({ application }: { application: Application }) {
  const { status, dueAt, submittedAt, decidedAt, decidedByName, reasonCode, partnerText, internalNote } = application;
  const { now, timeZone, mayDecide } = application;
  const why = decidedAt
    ? `${reasonCode ? `${labelOf(declineReasons, reasonCode)}. ` : ""}Decided by ${decidedByName} on ${formatDate(decidedAt, timeZone)}.`
    : submittedAt
      ? `It came in on ${formatDate(submittedAt, timeZone)}.`
      : "It was nominated.";
  return (
    <>
      <FourAnswers
        status={applicationWords[status].label}
        why={why}
        reason={partnerText}
        next={next[status]}
        due={
          status === "submitted" && dueAt
            ? {
                term: "Decision, by",
                value: <Deadline exact due={dueAt} from={submittedAt ?? undefined} now={now} timeZone={timeZone} />,
              }
            : null
        }
      />
      {decidedAt && internalNote && mayDecide ? (
        <Panel title="Internal note">
          <p className="whitespace-pre-line">{internalNote}</p>
        </Panel>
      ) : null}
    </>
  );
}

function Facts({ application }: { application: Application }) {
  const { kind, website, country, size, regions, contactName, email, partnerId, partnerName } = application;
  return (
    <DescriptionList
      items={[
        ...(partnerId
          ? [
              {
                term: "Partner",
                value: (
                  <Link className="link" to={paths.desk.partner(partnerId)}>
                    {partnerName}
                  </Link>
                ),
              },
            ]
          : []),
        { term: "Kind", value: partnerKinds[kind] },
        { term: "Website", value: website },
        { term: "Country", value: country && countryName(country) },
        { term: "People", value: labelOf(companySizes, size) },
        { term: "Regions", value: regions },
        { term: "Industries", value: application.industries.map((key) => labelOf(industries, key)).join(", ") },
        { term: "Contact", value: contactName },
        { term: "E-mail", value: email },
      ]}
    />
  );
}
