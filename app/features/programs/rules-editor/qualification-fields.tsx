import { criterionChoices, type CriterionField, criterionFields } from "~/domain/programs/fields";
import { Checkbox } from "~/ui/form/checkbox";
import { Field } from "~/ui/form/field";
import { useFormState } from "~/ui/form/form-context";
import { NumberInput } from "~/ui/form/number-input";
import { Select } from "~/ui/form/select";
import { Textarea } from "~/ui/form/textarea";
import { AddRow } from "./row-buttons";
import { RuleRow } from "./rule-row";
import { useRowCount } from "./rows";

const weights = [
  { value: "hard", label: "Required: a miss blocks" },
  { value: "points", label: "Adds points" },
];

function WhatIsAsked({ row, field }: { row: string; field: CriterionField }) {
  const choices = criterionChoices[field];
  if (field === "employees") {
    return (
      <>
        <Field name={`${row}.min`} label="At least" required={false} half>
          <NumberInput />
        </Field>
        <Field name={`${row}.max`} label="At most" required={false} half>
          <NumberInput />
        </Field>
      </>
    );
  }
  if (field === "activation") {
    return (
      <Field
        name={`${row}.min`}
        label="Features in use, at least"
        hint="Different features that the product reports as activated. Until then the criterion is open."
        half
      >
        <NumberInput maxLength={4} />
      </Field>
    );
  }
  if (!choices) {
    return (
      <Field name={`${row}.countries`} label="Countries" hint="English names or two-letter codes, separated by commas.">
        <Textarea rows={2} />
      </Field>
    );
  }
  return (
    <Field as="group" name={`${row}.oneOf`} label="One of">
      <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        {Object.entries(choices).map(([value, label]) => (
          <Checkbox key={value} name={`${row}.oneOf`} value={value} label={label} />
        ))}
      </div>
    </Field>
  );
}

function CriterionRow({ number }: { number: number }) {
  const form = useFormState();
  const row = `qualification.${number}`;
  const field = String(form?.valueOf(`${row}.field`)) as CriterionField;
  const name = `${number + 1}. ${criterionFields[field] ?? "Unknown"}`;
  return (
    <RuleRow row={row} title={name} remove={`Remove criterion ${name}`}>
      <input type="hidden" name={`${row}.key`} value={String(form?.valueOf(`${row}.key`) ?? "")} />
      <input type="hidden" name={`${row}.field`} value={field} />
      <div className="form-fields">
        <WhatIsAsked row={row} field={field} />
        <Field name={`${row}.weight`} label="Weight" half>
          <Select options={weights} placeholder={null} />
        </Field>
        <Field name={`${row}.points`} label="Points" required={false} hint="1 to 100, when it adds points." half>
          <NumberInput maxLength={3} />
        </Field>
      </div>
    </RuleRow>
  );
}

/** What a lead has to meet, and what counts in its favour. */
export function QualificationFields() {
  const rows = useRowCount("qualification");
  return (
    <>
      {rows === 0 ? <p className="text-muted">Nothing is asked: every lead qualifies.</p> : null}
      {Array.from({ length: rows }, (_, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the form is drawn anew when a row goes
        <CriterionRow key={number} number={number} />
      ))}
      <fieldset className="flex flex-wrap items-center gap-2">
        <legend className="field-label mb-1.5">Add a criterion</legend>
        {Object.entries(criterionFields).map(([field, label]) => (
          <AddRow key={field} list={`qualification:${field}`}>
            {label}
          </AddRow>
        ))}
      </fieldset>
    </>
  );
}
