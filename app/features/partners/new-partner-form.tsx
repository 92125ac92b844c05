import { createPartnerInput, partnerKinds } from "~/domain/partners/input";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { optionsOf } from "~/ui/form/options-of";
import { type Option, Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";

const kinds = optionsOf(partnerKinds);

type Props = { countries: readonly Option[]; programs: readonly Option[]; failure?: FormFailure };

/** Takes an organisation into a program and invites its first admin. */
export function NewPartnerForm({ countries, programs, failure }: Props) {
  const form = useZodForm(createPartnerInput, { failure, defaultValues: { programId: programs[0]?.value } });
  return (
    <Form form={form} className="grid max-w-xl gap-4">
      <ErrorSummary />
      <input type="hidden" name="intent" value="create" />
      <Field name="legalName" label="Legal name">
        <Input maxLength={160} autoComplete="off" />
      </Field>
      <Field name="kind" label="Kind">
        <Select options={kinds} />
      </Field>
      <Field name="website" label="Website" required={false}>
        <Input inputMode="url" maxLength={300} autoComplete="off" />
      </Field>
      <Field name="country" label="Country">
        <Select options={countries} />
      </Field>
      <Field name="programId" label="Program">
        <Select options={programs} placeholder={null} />
      </Field>
      <Field name="adminEmail" label="First admin's e-mail" hint="They are invited and accept the terms themselves.">
        <Input type="email" autoComplete="off" />
      </Field>
      <SubmitBar label="Take in and invite" />
    </Form>
  );
}
