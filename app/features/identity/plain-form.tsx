import type { z } from "zod";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input, type InputProps } from "~/ui/form/input";
import type { FormFailure } from "~/kernel/parse-form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";

type FieldSpec = { name: string; label: string; hint?: string; optional?: boolean } & Pick<
  InputProps,
  "type" | "autoComplete"
>;

export type PlainFormProps = {
  intent: string;
  schema: z.ZodType;
  fields: readonly FieldSpec[];
  hidden?: Record<string, string>;
  defaultValues?: Record<string, string>;
  failure?: FormFailure;
  submit: string;
  resetOnSuccess?: boolean;
};

/** A short form of a few inputs, one under the other. */
export function PlainForm(props: PlainFormProps) {
  const { intent, schema, fields, hidden = {}, defaultValues, failure, submit, resetOnSuccess } = props;
  const form = useZodForm(schema, { failure, defaultValues, resetOnSuccess });
  return (
    <Form form={form} className="grid gap-4">
      <ErrorSummary />
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map(({ name, label, hint, optional, ...input }) => (
        <Field key={name} name={name} label={label} hint={hint} required={!optional}>
          <Input {...input} />
        </Field>
      ))}
      <SubmitBar label={submit} />
    </Form>
  );
}
