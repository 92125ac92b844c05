import { programKinds } from "~/domain/programs/fields";
import { createProgramInput } from "~/domain/programs/input";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { type RadioCard, RadioCards } from "~/ui/form/radio-cards";
import { type Option, Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";

const kinds: RadioCard[] = [
  { value: "partner", label: programKinds.partner, description: "Agencies, integrators and consultancies." },
  { value: "customer", label: programKinds.customer, description: "Customers who recommend the product." },
  { value: "community", label: programKinds.community, description: "Members who answer one question first." },
];

/** A new program: it begins as a draft that nobody but the vendor sees. */
export function NewProgramForm({ versions, failure }: { versions: readonly Option[]; failure?: FormFailure }) {
  const form = useZodForm(createProgramInput, { failure, defaultValues: { kind: "partner", copyOf: "" } });
  return (
    <Form form={form} className="grid max-w-2xl gap-4">
      <ErrorSummary />
      <input type="hidden" name="intent" value="create" />
      <Field name="name" label="Name" hint="Partners read it.">
        <Input maxLength={80} autoComplete="off" />
      </Field>
      <Field name="slug" label="Address" hint="The last part of its public address, such as agency-partners.">
        <Input maxLength={40} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field as="group" name="kind" label="Kind">
        <RadioCards options={kinds} />
      </Field>
      <Field
        name="copyOf"
        label="Start from"
        required={false}
        hint="Everything can be changed before the first version is published."
      >
        <Select options={versions} placeholder="Rules that make sense for the kind" />
      </Field>
      <SubmitBar label="Create the draft" pendingLabel="Creating…" />
    </Form>
  );
}
