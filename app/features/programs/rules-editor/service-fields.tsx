import { weekdays } from "~/domain/programs/fields";
import { zoneName } from "~/kernel/time";
import { Checkbox } from "~/ui/form/checkbox";
import { Field } from "~/ui/form/field";
import { Input } from "~/ui/form/input";
import { NumberInput } from "~/ui/form/number-input";
import { Select } from "~/ui/form/select";
import { useFormState } from "~/ui/form/form-context";
import { AddRow, RemoveRow } from "./row-buttons";
import { useRowCount } from "./rows";

const calendar = "serviceLevels.calendar";
const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];

const hours = [
  ["reviewHours", "Decision"],
  ["assignHours", "Account manager found"],
  ["repAnswerHours", "Rep accepts or declines"],
  ["firstContactHours", "First contact"],
  ["disputeHours", "Appeal answered"],
] as const;

function Holidays() {
  const name = `${calendar}.holidays`;
  const rows = useRowCount(name);
  return (
    <fieldset id={name} tabIndex={-1} className="grid gap-2">
      <legend className="field-label mb-1.5">Holidays</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the form is drawn anew when a row goes
          <div key={row} id={`${name}.${row}`} tabIndex={-1} className="flex items-end gap-1">
            <div className="min-w-0 flex-1">
              <Field name={`${name}.${row}.date`} label={`Holiday ${row + 1}`}>
                <Input type="date" />
              </Field>
            </div>
            <RemoveRow row={`${name}.${row}`} label={`Remove holiday ${row + 1}`} />
          </div>
        ))}
      </div>
      <div>
        <AddRow list={name}>Add a holiday</AddRow>
      </div>
    </fieldset>
  );
}

/** By when the vendor does what, and when it works. */
export function ServiceFields() {
  const zone = String(useFormState()?.valueOf(`${calendar}.timeZone`) ?? "UTC");
  // A zone that only another version of the server knows stays what it is.
  const known = zones.includes(zone) ? zones : [zone, ...zones];
  return (
    <div className="form-fields">
      {hours.map(([name, label]) => (
        <Field key={name} name={`serviceLevels.${name}`} label={label} hint="Within business hours." half>
          <NumberInput maxLength={4} />
        </Field>
      ))}
      <Field name="serviceLevels.partnerAnswerDays" label="The partner's answer" hint="Within calendar days." half>
        <NumberInput maxLength={3} />
      </Field>
      <Field name={`${calendar}.timeZone`} label="Time zone">
        <Select options={known.map((value) => ({ value, label: zoneName(value) }))} placeholder={null} />
      </Field>
      <Field name={`${calendar}.from`} label="Working day starts" half>
        <Input type="time" />
      </Field>
      <Field name={`${calendar}.to`} label="Working day ends" half>
        <Input type="time" />
      </Field>
      <Field as="group" name={`${calendar}.workingDays`} label="Working days">
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {Object.entries(weekdays).map(([value, label]) => (
            <Checkbox key={value} name={`${calendar}.workingDays`} value={value} label={label} />
          ))}
        </div>
      </Field>
      <Holidays />
    </div>
  );
}
