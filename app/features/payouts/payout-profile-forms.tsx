import { payoutDetailsInput, taxFormInput, taxForms } from "~/domain/payouts/profile-form";
import type { PayoutProfile } from "~/domain/payouts/views/payout-profile";
import { countryName } from "~/kernel/countries";
import type { FormFailure } from "~/kernel/parse-form";
import { formatDate } from "~/kernel/time";
import { Checkbox } from "~/ui/form/checkbox";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { optionsOf } from "~/ui/form/options-of";
import { type Option, Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { DescriptionList } from "~/ui/primitives/description-list";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";

type Props = { profile: PayoutProfile; failure?: FormFailure };

/** The account on file with its last digits, and a form that takes another in its place. */
export function AccountPanel({ profile, failure, countries }: Props & { countries: readonly Option[] }) {
  const { details, timeZone, partnerName } = profile;
  const form = useZodForm(payoutDetailsInput, {
    failure,
    id: "account",
    defaultValues: details
      ? { accountHolder: details.accountHolder, bankCountry: details.bankCountry, bankCode: details.bankCode }
      : { accountHolder: partnerName },
  });
  return (
    <Panel title="Account">
      <div className="grid gap-4">
        {details ? (
          <DescriptionList
            items={[
              { term: "Holder", value: details.accountHolder },
              { term: "Country", value: countryName(details.bankCountry) },
              { term: "Number", value: `ends in ${details.accountTail}` },
              { term: "Bank code", value: details.bankCode },
              { term: "Given", value: formatDate(details.changedAt, timeZone) },
            ]}
          />
        ) : (
          <StatusDot tone="attention">Nothing can be paid to you before this is here.</StatusDot>
        )}
        <Form form={form} className="grid gap-4">
          <ErrorSummary />
          <input type="hidden" name="intent" value="account" />
          <Field name="accountHolder" label="Account holder">
            <Input maxLength={120} autoComplete="off" />
          </Field>
          <Field name="bankCountry" label="Country of the bank">
            <Select options={countries} />
          </Field>
          <Field
            name="accountSecret"
            label="IBAN, or account number"
            hint="Kept sealed. Nobody reads it here again, only its last digits."
          >
            <Input maxLength={50} autoComplete="off" spellCheck={false} />
          </Field>
          <Field
            name="bankCode"
            label="Bank code"
            required={false}
            hint="Routing number, sort code or IFSC. With an IBAN the BIC, which may be left out."
          >
            <Input maxLength={20} autoComplete="off" spellCheck={false} />
          </Field>
          <SubmitBar label={details ? "Replace the account" : "Save the account"} />
        </Form>
      </div>
    </Panel>
  );
}

/** The tax form on file, and a form to sign another. */
export function TaxFormPanel({ profile, failure }: Props) {
  const { tax, timeZone, partnerName } = profile;
  const form = useZodForm(taxFormInput, {
    failure,
    id: "tax",
    defaultValues: { legalName: tax?.legalName ?? partnerName, form: tax?.form, reason: tax?.reason },
  });
  return (
    <Panel title="Tax form">
      <div className="grid gap-4">
        {tax ? (
          <DescriptionList
            items={[
              { term: "Form", value: taxForms[tax.form] },
              { term: "Legal name", value: tax.legalName },
              ...(tax.form === "none"
                ? [{ term: "Why none", value: tax.reason }]
                : [{ term: "Number", value: tax.taxIdTail ? `ends in ${tax.taxIdTail}` : null }]),
              { term: "Signed", value: `${tax.signedName}, ${formatDate(tax.signedAt, timeZone)}` },
            ]}
          />
        ) : (
          <StatusDot tone="attention">Nothing can be paid to you before one is signed.</StatusDot>
        )}
        <Form form={form} className="grid gap-4">
          <ErrorSummary />
          <input type="hidden" name="intent" value="tax" />
          <Field name="form" label="Form">
            <Select options={optionsOf(taxForms)} />
          </Field>
          <Field name="legalName" label="Legal name, as the tax office knows it">
            <Input maxLength={160} autoComplete="off" />
          </Field>
          <Field
            name="taxIdSecret"
            label="Tax number"
            required="by-button"
            hint="Kept sealed; only its last digits can be read again. Empty when there is no form."
          >
            <Input maxLength={30} autoComplete="off" spellCheck={false} />
          </Field>
          <Field name="reason" label="Why there is none" required={false} hint="Only when you choose none.">
            <Input maxLength={300} autoComplete="off" />
          </Field>
          <Field name="signedName" label="Signature" hint="Type your full name.">
            <Input maxLength={120} autoComplete="off" />
          </Field>
          <Checkbox name="declared" required label="What I gave is true, and I may sign for the organisation." />
          <SubmitBar label="Sign the form" />
        </Form>
      </div>
    </Panel>
  );
}
