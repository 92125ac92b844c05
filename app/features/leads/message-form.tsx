import { messageInput } from "~/domain/leads/input";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import type { FormFailure } from "~/kernel/parse-form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";

export type MessageFormProps = {
  intent: "message" | "note";
  /** The id that the page made for it. */
  once: string;
  label: string;
  hint: string;
  submit: string;
  failure?: FormFailure;
};

/** One more message about a lead. */
export function MessageForm({ intent, once, label, hint, submit, failure }: MessageFormProps) {
  const form = useZodForm(messageInput, { failure, resetOnSuccess: true });
  return (
    <Form form={form} className="grid gap-3">
      <ErrorSummary />
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="once" value={once} />
      <Field name="body" label={label} hint={hint}>
        <Textarea rows={2} limit={4_000} />
      </Field>
      <SubmitBar label={submit} />
    </Form>
  );
}
