import { answerDisputeInput } from "~/domain/disputes/input";
import { subjectWords } from "~/domain/disputes/dispute-words";
import type { DisputeSubject } from "~/domain/disputes/types";
import { formatMoney, type Money } from "~/kernel/money";
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
  dispute: {
    id: string;
    revision: number;
    subject: DisputeSubject;
    currency: string | null;
    rulesGive: Money | null;
  };
  failure?: FormFailure;
};

/** Upholding or denying an appeal, with the words that the partner reads. */
export function AnswerDisputeForm({ dispute, failure }: Props) {
  const { id, revision, subject, currency, rulesGive } = dispute;
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
            hint={
              rulesGive
                ? `Only when you uphold. The rules give ${formatMoney(rulesGive)}; somebody else approves what you set, and finance what is more.`
                : "Only when you uphold. The rules give nothing for it now, so no amount can be set."
            }
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
