import { budgetStatuses, industries, planTiers, relationships, revenueBands, timelines } from "~/domain/leads/fields";
import { Checkbox } from "~/ui/form/checkbox";
import { Field } from "~/ui/form/field";
import { FormSection } from "~/ui/form/form-section";
import { Input, type InputProps } from "~/ui/form/input";
import { MoneyInput } from "~/ui/form/money-input";
import { NumberInput } from "~/ui/form/number-input";
import { optionsOf } from "~/ui/form/options-of";
import { RadioCards } from "~/ui/form/radio-cards";
import { type Option, Select } from "~/ui/form/select";
import { Textarea } from "~/ui/form/textarea";

const industryOptions = optionsOf(industries);
const revenueOptions = optionsOf(revenueBands);
const planOptions = optionsOf(planTiers);
const timelineOptions = optionsOf(timelines);
const budgetOptions = optionsOf(budgetStatuses);
const relationshipCards = optionsOf(relationships);

type Question = { name: string; label: string; hint?: string; required?: boolean };
type TextProps = Question & Pick<InputProps, "type" | "inputMode"> & { max: number; half?: boolean };

/** A line of text about somebody else: the browser has nothing of the partner's own to offer for it. */
function Text({ max, type, inputMode, ...question }: TextProps) {
  return (
    <Field {...question}>
      <Input type={type} inputMode={inputMode} autoComplete="off" maxLength={max} />
    </Field>
  );
}

function Choice({
  options,
  placeholder,
  ...question
}: Question & { options: readonly Option[]; placeholder?: string }) {
  return (
    <Field half {...question}>
      <Select options={options} placeholder={placeholder} />
    </Field>
  );
}

function Count(question: Question) {
  return (
    <Field half {...question}>
      <NumberInput autoComplete="off" />
    </Field>
  );
}

/** The company: who they are. */
export function CompanyFields({ countries }: { countries: readonly Option[] }) {
  return (
    <FormSection
      title="Company"
      description="Who you bring. The website tells us whether somebody else is there already."
    >
      <Text name="companyName" label="Legal name" max={160} />
      <Text name="website" label="Website" hint="The company's own, such as company.com" inputMode="url" max={300} />
      <Choice name="country" label="Country" options={countries} />
      <Text name="region" label="State or region" required={false} half max={80} />
      <Choice name="industry" label="Industry" options={industryOptions} />
      <Count name="employeeCount" label="Employees" />
      <Choice
        name="revenueBand"
        label="Annual revenue"
        required={false}
        options={revenueOptions}
        placeholder="Not known"
      />
      <Text name="currentTools" label="Tools in use today" required={false} half max={300} />
    </FormSection>
  );
}

/** The deal: what they want, how much of it, by when. */
export function DealFields() {
  return (
    <FormSection title="Deal" description="What they want to solve, and how far they are.">
      <Field name="useCase" label="Use case" hint="In their words: what they want to solve and how they do it today.">
        <Textarea limit={4_000} rows={4} />
      </Field>
      <Choice name="planTier" label="Plan of interest" options={planOptions} />
      <Count name="seats" label="Seats" />
      <Field name="value" label="Estimated value per year" half>
        <MoneyInput currencyName="currency" />
      </Field>
      <Text name="productLine" label="Product line" required={false} half max={60} />
      <Choice name="timeline" label="Timeline" options={timelineOptions} />
      <Choice name="budgetStatus" label="Budget" options={budgetOptions} />
    </FormSection>
  );
}

/** The person, and how well the partner knows them. */
export function ContactFields({ asksAddress }: { asksAddress: boolean }) {
  return (
    <FormSection title="Contact" description="Whom our account manager may write to or call.">
      <Text name="contactFirstName" label="First name" half max={80} />
      <Text name="contactLastName" label="Last name" half max={80} />
      <Text name="contactTitle" label="Title" required={false} half max={120} />
      <Text name="contactPhone" label="Phone" required={false} half type="tel" max={40} />
      {asksAddress ? (
        <Text name="contactEmail" label="Work e-mail" type="email" max={254} />
      ) : (
        <p className="col-span-full text-sm text-muted">
          The address that they signed up with stays as it is; it was given to us, so you do not see it.
        </p>
      )}
      <Field name="relationship" label="Your relationship" as="group">
        <RadioCards options={relationshipCards} />
      </Field>
      <Checkbox
        name="contactConsent"
        label="The contact has agreed to be contacted"
        hint="Without it we have to ask you to clear it first."
      />
    </FormSection>
  );
}
