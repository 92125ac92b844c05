import { answerInput } from "~/domain/leads/input";
import { paths } from "~/paths";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import type { FormFailure } from "~/kernel/parse-form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Panel } from "~/ui/primitives/panel";

export type AnswerFormProps = { leadId: string; revision: number; question: string; failure?: FormFailure };

/** The reviewer's question, and the place for the answer. */
export function AnswerForm({ leadId, revision, question, failure }: AnswerFormProps) {
  const form = useZodForm(answerInput, { failure });
  return (
    <Panel title="We have a question" id="question">
      <p className="mb-4 whitespace-pre-wrap border-l-2 border-accent pl-3">{question}</p>
      <Form form={form} className="grid gap-3">
        <ErrorSummary />
        <input type="hidden" name="intent" value="answer" />
        <input type="hidden" name="revision" value={revision} />
        <Field name="answer" label="Your answer" hint="Without an answer in time the lead expires.">
          <Textarea rows={3} limit={4_000} />
        </Field>
        <SubmitBar label="Send the answer">
          <ButtonLink to={paths.portal.editLead(leadId)}>Change the lead first</ButtonLink>
        </SubmitBar>
      </Form>
    </Panel>
  );
}
