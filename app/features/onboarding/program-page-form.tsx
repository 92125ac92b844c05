import { payoutRhythms } from "~/domain/onboarding/payment-words";
import { mostQuestions, programPageInput } from "~/domain/onboarding/input";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { FormSection } from "~/ui/form/form-section";
import { Input } from "~/ui/form/input";
import { Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";

type Page = {
  revision: number;
  summary: string;
  payoutRhythm: string;
  payoutMinimum: string;
  payoutCurrency: string;
  questions: readonly { question: string; answer: string }[];
};

/** Free rows after those that are filled in; a saved page brings new ones. */
const freeRows = 3;

/** What a program's public page says beside its rules. A row that is emptied goes away. */
export function ProgramPageForm({ page, failure }: { page: Page; failure?: FormFailure }) {
  const { revision, summary, questions, payoutRhythm, payoutMinimum, payoutCurrency } = page;
  const payments = { payoutRhythm, payoutMinimum, payoutCurrency };
  const stored = Object.fromEntries(
    questions.flatMap(({ question, answer }, row) => [
      [`questions.${row}.question`, question],
      [`questions.${row}.answer`, answer],
    ]),
  );
  const form = useZodForm(programPageInput, { failure, defaultValues: { summary, ...payments, ...stored } });
  const rows = Math.min(mostQuestions, questions.length + freeRows);
  return (
    <Form form={form} className="grid max-w-3xl gap-8">
      <ErrorSummary />
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="revision" value={revision} />
      <FormSection title="Summary" description="Two or three sentences at the top, and in the list of programs.">
        <Field name="summary" label="What this program is" required={false}>
          <Textarea rows={4} limit={1_000} />
        </Field>
      </FormSection>
      <FormSection title="Payments" description="What readers are told beside the holds of the rules.">
        <div className="grid gap-4 sm:grid-cols-3">
          <Field name="payoutRhythm" label="Payouts are made" required={false}>
            <Select
              options={Object.entries(payoutRhythms).map(([value, label]) => ({ value, label }))}
              placeholder="Not said"
            />
          </Field>
          <Field name="payoutMinimum" label="Least amount of a payment" required={false} hint="Less is carried over.">
            <Input inputMode="decimal" autoComplete="off" maxLength={20} />
          </Field>
          <Field name="payoutCurrency" label="Its currency" required={false} hint="Like USD.">
            <Input autoComplete="off" maxLength={3} />
          </Field>
        </div>
      </FormSection>
      <FormSection title="Questions and answers" description="A row that is emptied goes away. Saving adds free rows.">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
          <div key={row} className="grid gap-3 border-t border-line pt-3 first:border-t-0 first:pt-0">
            <Field name={`questions.${row}.question`} label={`Question ${row + 1}`} required={false}>
              <Input maxLength={200} autoComplete="off" />
            </Field>
            <Field name={`questions.${row}.answer`} label={`Answer ${row + 1}`} required={false}>
              <Textarea rows={3} limit={2_000} />
            </Field>
          </div>
        ))}
      </FormSection>
      <SubmitBar label="Save the page" />
    </Form>
  );
}
