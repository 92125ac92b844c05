import { answerDisputeInput } from "~/domain/disputes/input";
import { subjectWords } from "~/domain/disputes/dispute-words";
import type { DisputeSubject } from "~/domain/disputes/types";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { RadioCards } from "~/ui/form/radio-cards";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Panel } from "~/ui/primitives/panel";

type Props = {
  dispute: { id: string; revision: number; subject: DisputeSubject; currency: string | null };
  failure?: FormFailure;
};

/** Upholding or denying an appeal, with the words that the partner reads. */
export function AnswerDisputeForm({ dispute, failure }: Props) {
  const { id, revision, subject, currency } = dispute;
  const form = useZodForm(answerDisputeInput, { failure });
  return (
    <Panel title="Answer">
      <Form form={form} className="grid gap-4">
        <ErrorSummary />
        <input type="hidden" name="intent" value="answer" />
        <input type="hidden" name="disputeId" value={id} />
        <input type="hidden" name="revision" value={revision} />
        <Field name="verdict" label="Your ruling">
          <RadioCards
            options={[
              { value: "uphold", label: "Uphold", description: subjectWords[subject].upheld },
              { value: "deny", label: "Deny", description: "The decision stands." },
            ]}
          />
        </Field>
        {subject === "commission_amount" ? (
          <Field
            name="amount"
            label={`The right amount in ${currency ?? ""}`}
            required={false}
            hint="Only when you uphold. What was paid above it is netted from the next payout."
          >
            <Input inputMode="decimal" autoComplete="off" />
          </Field>
        ) : null}
        <Field name="answer" label="Answer" hint="The partner reads it.">
          <Textarea rows={4} limit={4_000} />
        </Field>
        <SubmitBar label="Answer the appeal" />
      </Form>
    </Panel>
  );
}
