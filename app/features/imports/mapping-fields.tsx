import { fieldChoices, fieldLabels, optionalFields } from "~/domain/leads/imports/labels";
import type { LeadFieldName } from "~/domain/leads/input";
import { Field } from "~/ui/form/field";
import { FormSection } from "~/ui/form/form-section";
import { Input } from "~/ui/form/input";
import { optionsOf } from "~/ui/form/options-of";
import { type Option, Select } from "~/ui/form/select";
import { Textarea } from "~/ui/form/textarea";

const sections: { title: string; description: string; fields: LeadFieldName[] }[] = [
  {
    title: "Company",
    description: "Who you bring.",
    fields: ["companyName", "website", "country", "region", "industry", "employeeCount", "revenueBand", "currentTools"],
  },
  {
    title: "Deal",
    description: "What they want to solve, and how far they are.",
    fields: ["useCase", "planTier", "seats", "value", "currency", "productLine", "timeline", "budgetStatus"],
  },
  {
    title: "Contact",
    description: "Whom our account manager may write to or call.",
    fields: [
      "contactFirstName",
      "contactLastName",
      "contactTitle",
      "contactEmail",
      "contactPhone",
      "relationship",
      "contactConsent",
    ],
  },
  { title: "For the reviewer", description: "Anything that helps the decision.", fields: ["partnerNote"] },
];

const placeholders: Partial<Record<LeadFieldName, string>> = {
  website: "https://www.{company}.com",
  contactEmail: "sales@{domain}",
};

function choicesOf(field: LeadFieldName, countries: readonly Option[]): readonly Option[] | null {
  if (field === "country") return countries;
  const choices = fieldChoices[field];
  return choices ? optionsOf(choices) : null;
}

function ValueControl({ field, countries }: { field: LeadFieldName; countries: readonly Option[] }) {
  const choices = choicesOf(field, countries);
  if (choices) return <Select options={choices} placeholder="None" />;
  if (field === "useCase" || field === "partnerNote") return <Textarea rows={2} />;
  return <Input autoComplete="off" placeholder={placeholders[field]} />;
}

/** Every field of a lead: the column it comes from on the left, the value for all rows on the right. */
export function MappingFields({ columns, countries }: { columns: readonly Option[]; countries: readonly Option[] }) {
  return sections.map(({ title, description, fields }) => (
    <FormSection key={title} title={title} description={description}>
      {fields.map((field) => (
        <div key={field} className="form-fields" data-field={field}>
          <Field
            name={`columns.${field}`}
            label={fieldLabels[field]}
            required={!optionalFields.has(field) && "by-button"}
            half
          >
            <Select options={columns} placeholder="No column" />
          </Field>
          <Field
            name={`values.${field}`}
            label={
              <>
                <span className="sr-only">{fieldLabels[field]}: </span>Value for all rows
              </>
            }
            required="by-button"
            half
          >
            <ValueControl field={field} countries={countries} />
          </Field>
        </div>
      ))}
    </FormSection>
  ));
}
