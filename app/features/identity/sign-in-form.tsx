import { z } from "zod";
import { signInInput } from "~/domain/identity/input";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import type { FormFailure } from "~/kernel/parse-form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";

const schema = signInInput.extend({ next: z.string().max(2_000) });

/** Address and password. `next` is where the visitor wanted to go. */
export function SignInForm({ next, failure }: { next: string; failure?: FormFailure }) {
  const form = useZodForm(schema, { failure });
  return (
    <Form form={form} className="grid gap-4">
      <ErrorSummary />
      <input type="hidden" name="intent" value="sign-in" />
      <input type="hidden" name="next" value={next} />
      <Field name="email" label="E-mail address">
        <Input type="email" autoComplete="username" autoFocus />
      </Field>
      <Field name="password" label="Password">
        <Input type="password" autoComplete="current-password" />
      </Field>
      <SubmitBar label="Sign in" pendingLabel="Signing in…" />
    </Form>
  );
}
