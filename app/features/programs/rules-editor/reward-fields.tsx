import { leadSources, planTiers } from "~/domain/programs/fields";
import { recurrences } from "~/domain/programs/reward-form";
import { milestoneNames, rewardKindNames } from "~/domain/programs/reward-words";
import { Checkbox } from "~/ui/form/checkbox";
import { Field } from "~/ui/form/field";
import { useFormState } from "~/ui/form/form-context";
import { Input } from "~/ui/form/input";
import { NumberInput } from "~/ui/form/number-input";
import { optionsOf } from "~/ui/form/options-of";
import { Select } from "~/ui/form/select";
import { AmountInput, unitListId } from "./amount-input";
import { AmountRows } from "./amount-rows";
import { AddRow } from "./row-buttons";
import { RuleRow } from "./rule-row";
import { useRowCount } from "./rows";

const triggers = optionsOf(milestoneNames);
const kinds = optionsOf(rewardKindNames);
const recurring = optionsOf(recurrences);
const conditions = ["planTiers", "sources", "employeesMin", "employeesMax", "partnerTiers", "volumeFrom", "volumeTo"];

function Conditions({ row }: { row: string }) {
  const form = useFormState();
  const isSet = (name: string) => (form?.valueOf(`${row}.${name}`) ?? "").length > 0;
  const isWrong = (name: string) => form?.errors[`${row}.${name}`] !== undefined;
  const open = conditions.some((name) => isSet(name) || isWrong(name));
  return (
    <details open={open} className="col-span-full">
      <summary className="py-1 font-medium">Only when …</summary>
      <div className="form-fields pt-3">
        <Field as="group" name={`${row}.planTiers`} label="Plan of the deal" required={false} half>
          {Object.entries(planTiers).map(([value, label]) => (
            <Checkbox key={value} name={`${row}.planTiers`} value={value} label={label} />
          ))}
        </Field>
        <Field as="group" name={`${row}.sources`} label="The lead came from" required={false} half>
          {Object.entries(leadSources).map(([value, label]) => (
            <Checkbox key={value} name={`${row}.sources`} value={value} label={label} />
          ))}
        </Field>
        <Field name={`${row}.employeesMin`} label="Employees, at least" required={false} half>
          <NumberInput />
        </Field>
        <Field name={`${row}.employeesMax`} label="Employees, at most" required={false} half>
          <NumberInput />
        </Field>
        <Field name={`${row}.partnerTiers`} label="Partner tiers" required={false} hint="Separated by commas.">
          <Input autoComplete="off" />
        </Field>
        <Field
          name={`${row}.volumeFrom`}
          label="From the partner's n-th of the year"
          required={false}
          hint="Counts milestones of this kind in a calendar year."
          half
        >
          <NumberInput />
        </Field>
        <Field name={`${row}.volumeTo`} label="To the n-th" required={false} hint="Empty: without an end." half>
          <NumberInput />
        </Field>
      </div>
    </details>
  );
}

function RewardRow({ number }: { number: number }) {
  const form = useFormState();
  const row = `rewards.${number}`;
  return (
    <RuleRow row={row} title={`Reward ${number + 1}`} remove={`Remove reward ${number + 1}`}>
      <input type="hidden" name={`${row}.key`} value={String(form?.valueOf(`${row}.key`) ?? "")} />
      <div className="form-fields">
        <Field name={`${row}.trigger`} label="Milestone" half>
          <Select options={triggers} placeholder={null} />
        </Field>
        <Field name={`${row}.amount`} label="Pays" hint="An amount such as 250 USD, or 10 % of its amount." half>
          <AmountInput unitName={`${row}.unit`} unitLabel="Currency, or %" listId={unitListId} />
        </Field>
        <Field name={`${row}.kind`} label="Given as" half>
          <Select options={kinds} placeholder={null} />
        </Field>
        <Field name={`${row}.holdDays`} label="On hold, in days" half>
          <NumberInput maxLength={3} />
        </Field>
        <Field name={`${row}.recurring`} label="For invoices" hint="When the milestone is a paid invoice." half>
          <Select options={recurring} placeholder={null} />
        </Field>
        <Field name={`${row}.recurringMonths`} label="For months" required={false} half>
          <NumberInput maxLength={3} />
        </Field>
        <Conditions row={row} />
        <AmountRows name={`${row}.capPerLead`} label="At most per lead" />
      </div>
    </RuleRow>
  );
}

/** What is paid, for which milestone. */
export function RewardFields() {
  const rows = useRowCount("rewards");
  return (
    <>
      {rows === 0 ? <p className="text-muted">This program pays no rewards.</p> : null}
      {Array.from({ length: rows }, (_, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the form is drawn anew when a row goes
        <RewardRow key={number} number={number} />
      ))}
      <div>
        <AddRow list="rewards">Add a reward</AddRow>
      </div>
    </>
  );
}
