import { withdrawReasons } from "~/domain/leads/fields";
import { withdrawInput } from "~/domain/leads/input";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import type { FormFailure } from "~/kernel/parse-form";
import { optionsOf } from "~/ui/form/options-of";
import { Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { FoldedPanel } from "~/ui/primitives/folded-panel";

const reasons = optionsOf(withdrawReasons);

/** Taking a lead back; folded away, since it is final. */
export function WithdrawForm({ revision, failure }: { revision: number; failure?: FormFailure }) {
  const form = useZodForm(withdrawInput, { failure });
  return (
    <FoldedPanel summary="Withdraw this lead" open={failure !== undefined}>
      <Form form={form} className="grid gap-3">
        <ErrorSummary />
        <input type="hidden" name="intent" value="withdraw" />
        <input type="hidden" name="revision" value={revision} />
        <Field name="reason" label="Reason" hint="This is final. You may submit the company again later.">
          <Select options={reasons} />
        </Field>
        <Field name="note" label="Note" required={false}>
          <Textarea rows={2} limit={1_000} />
        </Field>
        <SubmitBar label="Withdraw" variant="danger" />
      </Form>
    </FoldedPanel>
  );
}
