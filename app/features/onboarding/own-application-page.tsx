import { answerApplicationInput } from "~/domain/onboarding/input";
import type { OwnApplication } from "~/domain/onboarding/views/applications";
import type { FormFailure } from "~/kernel/parse-form";
import { paths } from "~/paths";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Badge } from "~/ui/primitives/badge";
import { FourAnswers } from "~/ui/primitives/four-answers";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { Time } from "~/ui/primitives/time";
import { applicationWords } from "./application-words";

type Props = { application: OwnApplication; reason: string; failure?: FormFailure };

/** Where an application stands, for whoever holds its link. */
export function OwnApplicationPage({ application, reason, failure }: Props) {
  const { legalName, programName, programSlug, status, question, answer, partnerText, dueAt, now } = application;
  const words = applicationWords[status];
  const label = status === "submitted" ? "Being looked at" : words.label;
  return (
    <>
      <PageHeader
        title={legalName}
        status={<Badge tone={words.tone}>{label}</Badge>}
        description={`Application to ${programName}`}
        breadcrumbs={[{ label: programName, to: paths.programPage(programSlug) }]}
      />
      <div className="grid max-w-3xl gap-5">
        {status === "asked" ? <AnswerForm application={application} failure={failure} /> : null}
        <FourAnswers
          status={label}
          why={reason || (status === "asked" ? "Something is missing for the decision." : "You applied.")}
          reason={partnerText}
          next={words.next}
          due={
            status === "submitted" && dueAt
              ? { term: "Answer, by", value: <Time value={dueAt} now={now} timeZone="UTC" /> }
              : null
          }
        />
        {status !== "asked" && answer ? (
          <Panel title="What we asked">
            <p className="whitespace-pre-line">{question}</p>
            <p className="mt-3 text-sm text-muted">Your answer</p>
            <p className="whitespace-pre-line">{answer}</p>
          </Panel>
        ) : null}
      </div>
    </>
  );
}

function AnswerForm({ application, failure }: Omit<Props, "reason">) {
  const form = useZodForm(answerApplicationInput, { failure });
  return (
    <Panel title="We have a question" id="question">
      <p className="mb-4 whitespace-pre-line">{application.question}</p>
      <Form form={form} className="grid gap-4">
        <ErrorSummary />
        <input type="hidden" name="intent" value="answer" />
        <input type="hidden" name="sealed" value={application.sealed} />
        <input type="hidden" name="revision" value={application.revision} />
        <Field name="answer" label="Your answer">
          <Textarea rows={5} limit={4_000} />
        </Field>
        <SubmitBar label="Send the answer" />
      </Form>
    </Panel>
  );
}
