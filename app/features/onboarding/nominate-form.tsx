import { nominateInput } from "~/domain/onboarding/input";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { type Option, Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";

/** An employee knows a company or a customer that fits. */
export function NominateForm({ programs, failure }: { programs: readonly Option[]; failure?: FormFailure }) {
  const form = useZodForm(nominateInput, { failure, defaultValues: { programId: programs[0]?.value } });
  const none = programs.length === 0 ? "No program takes applications at the moment." : null;
  return (
    <Form form={form} className="grid max-w-xl gap-4">
      <ErrorSummary />
      <input type="hidden" name="intent" value="nominate" />
      <Field name="programId" label="Program" hint={none ?? undefined}>
        <Select options={programs} placeholder={null} />
      </Field>
      <Field name="legalName" label="Company">
        <Input maxLength={160} autoComplete="off" />
      </Field>
      <Field name="contactName" label="Contact">
        <Input maxLength={120} autoComplete="off" />
      </Field>
      <Field name="email" label="Their work e-mail" hint="The invitation to apply goes there.">
        <Input type="email" autoComplete="off" />
      </Field>
      <Field name="reason" label="Why they fit" hint="Read by your colleagues only.">
        <Textarea rows={4} limit={1_000} />
      </Field>
      <SubmitBar label="Nominate" disabledReason={none} />
    </Form>
  );
}
