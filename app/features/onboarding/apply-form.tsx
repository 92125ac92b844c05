import { applyInput } from "~/domain/onboarding/input";
import { companySizesInOrder, partnerKinds, type PartnerKind } from "~/domain/partners/input";
import { industries, type ProgramKind } from "~/domain/programs/fields";
import type { FormFailure } from "~/kernel/parse-form";
import { Checkbox } from "~/ui/form/checkbox";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { FormSection } from "~/ui/form/form-section";
import { Input } from "~/ui/form/input";
import { optionsOf } from "~/ui/form/options-of";
import { RadioCards } from "~/ui/form/radio-cards";
import { type Option, Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { programTones } from "./program-tones";

const industryOptions = optionsOf(industries);

export type ApplyFormProps = {
  form: {
    kind: ProgramKind;
    kinds: readonly PartnerKind[];
    applicationId: string;
    nomination: string;
    known?: { legalName: string; contactName: string; email: string };
  };
  countries: readonly Option[];
  failure?: FormFailure;
};

/** The application of whoever has no account yet. */
export function ApplyForm({ form: given, countries, failure }: ApplyFormProps) {
  const { kind, kinds, applicationId, nomination, known } = given;
  const form = useZodForm(applyInput, { failure, defaultValues: { kind: kinds[0], ...known } });
  const tone = programTones[kind];
  return (
    <Form form={form} className="grid max-w-3xl gap-8">
      <ErrorSummary />
      <input type="hidden" name="intent" value="apply" />
      <input type="hidden" name="applicationId" value={applicationId} />
      <input type="hidden" name="nomination" value={nomination} />
      <FormSection title="Who you are">
        {kinds.length > 1 ? (
          <Field name="kind" label="Kind" as="group">
            <RadioCards options={kinds.map((value) => ({ value, label: partnerKinds[value] }))} />
          </Field>
        ) : (
          <input type="hidden" name="kind" value={kinds[0]} />
        )}
        <Field name="legalName" label={tone.organisation} hint={tone.organisationHint}>
          <Input maxLength={160} autoComplete="organization" />
        </Field>
        <Field name="website" label="Website" required={kind !== "community"} hint="Your own, such as company.com" half>
          <Input inputMode="url" maxLength={300} autoComplete="url" />
        </Field>
        <Field name="country" label="Country" half>
          <Select options={countries} autoComplete="country" />
        </Field>
        <Field name="size" label="People who work there" half>
          <Select options={companySizesInOrder} />
        </Field>
        <Field name="regions" label="Regions you work in" required={false} half>
          <Input maxLength={200} autoComplete="off" />
        </Field>
        <Field name="industries" label="Industries you serve" as="group" required={false}>
          <div className="grid gap-x-4 sm:grid-cols-2">
            {industryOptions.map(({ value, label }) => (
              <Checkbox key={value} name="industries" value={value} label={label} />
            ))}
          </div>
        </Field>
      </FormSection>
      <FormSection title="Whom we write to" description="The first admin of your organisation, if you are taken in.">
        <Field name="contactName" label="Your name" half>
          <Input maxLength={120} autoComplete="name" />
        </Field>
        <Field name="email" label="Work e-mail" hint="The answer goes there." half>
          <Input type="email" autoComplete="email" />
        </Field>
      </FormSection>
      <FormSection title="Why">
        <Field name="why" label={tone.why} hint={tone.whyHint}>
          <Textarea rows={5} limit={2_000} />
        </Field>
      </FormSection>
      <SubmitBar label="Send the application" note="A person reads it and answers within five working days." />
    </Form>
  );
}
