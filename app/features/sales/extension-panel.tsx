import { answerExtensionInput } from "~/domain/leads/input";
import type { DeskLead } from "~/domain/sales/views/get-desk-lead";
import type { FormFailure } from "~/kernel/parse-form";
import { formatDate } from "~/kernel/time";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { RadioCards } from "~/ui/form/radio-cards";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Panel } from "~/ui/primitives/panel";

/** A partner's request for more protection: why, and the answer to it; nothing where none was made. */
export function ExtensionPanel({ lead, failure }: { lead: DeskLead; failure?: FormFailure }) {
  const { extension, may, timeZone } = lead;
  if (!extension) return null;
  return (
    <Panel title={`${extension.days} more days asked for`}>
      <div className="grid gap-3">
        <p className="whitespace-pre-wrap">{extension.reason}</p>
        <p className="text-sm text-muted">
          {extension.requestedByName}, {formatDate(extension.requestedAt, timeZone)}
        </p>
        {may.answerExtension ? <AnswerForm days={extension.days} failure={failure} /> : null}
        {extension.answeredAt ? (
          <p>
            {extension.status === "granted" ? "Granted" : "Declined"} by {extension.answeredByName},{" "}
            {formatDate(extension.answeredAt, timeZone)}
            {extension.answer ? `: ${extension.answer}` : "."}
          </p>
        ) : null}
      </div>
    </Panel>
  );
}

function AnswerForm({ days, failure }: { days: number; failure?: FormFailure }) {
  const form = useZodForm(answerExtensionInput, { failure });
  return (
    <Form form={form} className="grid gap-3">
      <ErrorSummary />
      <input type="hidden" name="intent" value="extend" />
      <Field name="verdict" label="Your answer">
        <RadioCards
          options={[
            { value: "grant", label: "Grant", description: `The protection lasts ${days} days longer.` },
            { value: "decline", label: "Decline", description: "It ends as planned. Please say why." },
          ]}
        />
      </Field>
      <Field name="answer" label="Reason" required={false} hint="The partner reads it.">
        <Textarea rows={2} limit={1_000} />
      </Field>
      <SubmitBar label="Answer" />
    </Form>
  );
}
