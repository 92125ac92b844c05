import { budgetStatuses, industries, planTiers, relationships, revenueBands, timelines } from "~/domain/leads/fields";
import { Checkbox } from "~/ui/form/checkbox";
import { Field } from "~/ui/form/field";
import { FormSection } from "~/ui/form/form-section";
import { Input } from "~/ui/form/input";
import { MoneyInput } from "~/ui/form/money-input";
import { NumberInput } from "~/ui/form/number-input";
import { RadioCards } from "~/ui/form/radio-cards";
import { type Option, Select } from "~/ui/form/select";
import { Textarea } from "~/ui/form/textarea";

function optionsOf(choices: Record<string, string>): Option[] {
  return Object.entries(choices).map(([value, label]) => ({ value, label }));
}

const industryOptions = optionsOf(industries);
const revenueOptions = optionsOf(revenueBands);
const planOptions = optionsOf(planTiers);
const timelineOptions = optionsOf(timelines);
const budgetOptions = optionsOf(budgetStatuses);
const relationshipCards = optionsOf(relationships);

/** The company: who they are. */
export function CompanyFields({ countries }: { countries: readonly Option[] }) {
  return (
    <FormSection
      title="Company"
      description="Who you bring. The website tells us whether somebody else is there already."
    >
      <Field name="companyName" label="Legal name">
        <Input autoComplete="off" maxLength={160} />
      </Field>
      <Field name="website" label="Website" hint="The company's own, such as company.com">
        <Input inputMode="url" autoComplete="off" maxLength={300} />
      </Field>
      <Field name="country" label="Country" half>
        <Select options={countries} />
      </Field>
      <Field name="region" label="State or region" required={false} half>
        <Input autoComplete="off" maxLength={80} />
      </Field>
      <Field name="industry" label="Industry" half>
        <Select options={industryOptions} />
      </Field>
      <Field name="employeeCount" label="Employees" half>
        <NumberInput autoComplete="off" />
      </Field>
      <Field name="revenueBand" label="Annual revenue" required={false} half>
        <Select options={revenueOptions} placeholder="Not known" />
      </Field>
      <Field name="currentTools" label="Tools in use today" required={false} half>
        <Input autoComplete="off" maxLength={300} />
      </Field>
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
      <Field name="planTier" label="Plan of interest" half>
        <Select options={planOptions} />
      </Field>
      <Field name="seats" label="Seats" half>
        <NumberInput autoComplete="off" />
      </Field>
      <Field name="value" label="Estimated value per year" half>
        <MoneyInput currencyName="currency" />
      </Field>
      <Field name="productLine" label="Product line" required={false} half>
        <Input autoComplete="off" maxLength={60} />
      </Field>
      <Field name="timeline" label="Timeline" half>
        <Select options={timelineOptions} />
      </Field>
      <Field name="budgetStatus" label="Budget" half>
        <Select options={budgetOptions} />
      </Field>
    </FormSection>
  );
}

/** The person, and how well the partner knows them. */
export function ContactFields() {
  return (
    <FormSection title="Contact" description="Whom our account manager may write to or call.">
      <Field name="contactFirstName" label="First name" half>
        <Input autoComplete="off" maxLength={80} />
      </Field>
      <Field name="contactLastName" label="Last name" half>
        <Input autoComplete="off" maxLength={80} />
      </Field>
      <Field name="contactTitle" label="Title" required={false} half>
        <Input autoComplete="off" maxLength={120} />
      </Field>
      <Field name="contactPhone" label="Phone" required={false} half>
        <Input type="tel" autoComplete="off" maxLength={40} />
      </Field>
      <Field name="contactEmail" label="Work e-mail">
        <Input type="email" autoComplete="off" maxLength={254} />
      </Field>
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
