import { fraudPolicies, screenedFor, selfReferralPolicies } from "~/domain/programs/fields";
import { Checkbox } from "~/ui/form/checkbox";
import { Field } from "~/ui/form/field";
import { useFormState } from "~/ui/form/form-context";
import { Input } from "~/ui/form/input";
import { NumberInput } from "~/ui/form/number-input";
import { optionsOf } from "~/ui/form/options-of";
import { Select } from "~/ui/form/select";
import { Textarea } from "~/ui/form/textarea";
import { AmountRows } from "./amount-rows";
import { AddRow, RemoveRow } from "./row-buttons";
import { useRowCount } from "./rows";

const selfReferral = optionsOf(selfReferralPolicies);
const policies = optionsOf(fraudPolicies);
const touches = [
  { value: "first", label: "The first" },
  { value: "last", label: "The last" },
];

/** Who may take part. */
export function EligibilityFields() {
  return (
    <div className="form-fields">
      <div className="grid gap-1">
        <Checkbox name="eligibility.verifiedDomain" label="The organisation has proved its domain" />
        <Checkbox name="eligibility.completeProfile" label="Its profile is complete" />
        <Checkbox name="eligibility.activeCustomer" label="It is an active customer (customer programs)" />
      </div>
      <Field
        name="eligibility.qualificationQuestion"
        label="A question that members answer first"
        required={false}
        hint="For community programs. Empty asks nothing."
      >
        <Textarea rows={2} limit={500} />
      </Field>
      <Field name="eligibility.tiers" label="Partner tiers" required={false} hint="Separated by commas. Empty: all.">
        <Input autoComplete="off" />
      </Field>
    </div>
  );
}

/** What cuts or refuses a reward. */
export function LimitFields() {
  return (
    <div className="form-fields">
      <Field
        name="limits.rewardsPerMonth"
        label="Rewards per partner and month"
        required={false}
        hint="By when the milestone happened. Empty: no limit."
        half
      >
        <NumberInput />
      </Field>
      <Field name="limits.selfReferral" label="Leads about the partner's own company" half>
        <Select options={selfReferral} placeholder={null} />
      </Field>
      <AmountRows name="limits.amountPerMonth" label="Amount per partner and month" />
      <Checkbox
        name="limits.oncePerAccountAndTrigger"
        label="One reward per company and milestone"
        hint="Of several leads about one company, the earliest milestone earns."
      />
    </div>
  );
}

/** Whose sign-up it is. */
export function AttributionFields() {
  return (
    <div className="form-fields">
      <Field name="attribution.windowDays" label="Days after a click" half>
        <NumberInput maxLength={3} />
      </Field>
      <Field name="attribution.touch" label="Of several links, counts" half>
        <Select options={touches} placeholder={null} />
      </Field>
      <Checkbox name="attribution.portalOutranksLink" label="A lead submitted in the portal goes before any link" />
      <Field
        name="attribution.autoAcceptScore"
        label="Accepted by itself, from points"
        required={false}
        hint="For leads that came through a link, when no flag is open. Empty: everything is reviewed."
      >
        <NumberInput maxLength={4} />
      </Field>
    </div>
  );
}

/** What follows when something looks wrong with a lead or a sign-up. */
export function FlagFields() {
  return (
    <div className="form-fields">
      {Object.entries(screenedFor).map(([name, label]) => (
        <Field key={name} name={`fraud.${name}`} label={label} half>
          <Select options={policies} placeholder={null} />
        </Field>
      ))}
    </div>
  );
}

/** How long a company is the partner's. */
export function ProtectionFields() {
  return (
    <div className="form-fields">
      <Field name="protection.days" label="Days from submission" half>
        <NumberInput maxLength={4} />
      </Field>
      <Field name="protection.extensionDays" label="Extension on request, in days" hint="0 offers none." half>
        <NumberInput maxLength={3} />
      </Field>
      <Field
        name="protection.reminderDays"
        label="Reminders, in days before the end"
        required={false}
        hint="Separated by commas, such as 14, 3."
      >
        <Input autoComplete="off" />
      </Field>
    </div>
  );
}

/** Who approves, and when a reward is taken back. */
export function MoneyFields() {
  return (
    <div className="form-fields">
      <AmountRows
        name="approval.autoApproveUpTo"
        label="Approved by itself, up to"
        hint="When its hold ends and nothing stands against it. Without an amount, everything is approved by hand."
      />
      <AmountRows
        name="approval.fourEyesFrom"
        label="Two people look at it, from"
        hint="Who accepted the lead cannot approve it then."
      />
      <Field
        name="clawback.days"
        label="Taken back within days"
        hint="After payment, by a refund or a cancellation; before payment always. 0: not after payment."
        half
      >
        <NumberInput maxLength={3} />
      </Field>
      <Field name="disputes.appealDays" label="Appeals within days" half>
        <NumberInput maxLength={3} />
      </Field>
    </div>
  );
}

type ChecklistProps = { name: string; label: string };

function ChecklistRows({ name, label }: ChecklistProps) {
  const form = useFormState();
  const rows = useRowCount(name);
  return (
    <fieldset id={name} tabIndex={-1} className="grid gap-2">
      <legend className="field-label mb-1.5">{label}</legend>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the form is drawn anew when a row goes
        <div key={row} id={`${name}.${row}`} tabIndex={-1} className="flex items-end gap-1">
          <input type="hidden" name={`${name}.${row}.key`} value={String(form?.valueOf(`${name}.${row}.key`) ?? "")} />
          <div className="min-w-0 flex-1">
            <Field name={`${name}.${row}.text`} label={`Point ${row + 1}`}>
              <Input maxLength={200} autoComplete="off" />
            </Field>
          </div>
          <RemoveRow row={`${name}.${row}`} label={`Remove point ${row + 1}: ${label}`} />
        </div>
      ))}
      <div>
        <AddRow list={name}>Add a point</AddRow>
      </div>
    </fieldset>
  );
}

/** What employees confirm before they decide. */
export function ChecklistFields() {
  return (
    <div className="grid gap-6">
      <ChecklistRows name="checklists.review" label="Before a lead is accepted" />
      <ChecklistRows name="checklists.qualify" label="Before it is qualified" />
    </div>
  );
}

/** What the partner signs beside the rules. */
export function TermsFields() {
  return (
    <Field name="terms" label="Text" hint="Markdown: ## for headings, - for lists, **bold**.">
      <Textarea rows={14} limit={20_000} />
    </Field>
  );
}
