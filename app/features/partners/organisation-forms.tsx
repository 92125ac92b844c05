import { Form } from "@remix-run/react";
import {
  addContactInput,
  changeProfileInput,
  companySizesInOrder,
  confirmVerificationInput,
  type PartnerKind,
  partnerKinds,
  requestVerificationInput,
} from "~/domain/partners/input";
import { industries } from "~/domain/programs/fields";
import { PlainForm } from "~/features/identity/plain-form";
import type { FormFailure } from "~/kernel/parse-form";
import { Checkbox } from "~/ui/form/checkbox";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form as ZodForm } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { optionsOf } from "~/ui/form/options-of";
import { type Option, Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Button } from "~/ui/primitives/button";
import { Callout } from "~/ui/primitives/callout";
import { CopyButton } from "~/ui/primitives/copy-button";
import { DescriptionList } from "~/ui/primitives/description-list";
import { ManagedRow } from "~/ui/primitives/managed-row";

const industryOptions = optionsOf(industries);

type Profile = {
  legalName: string;
  kind: PartnerKind;
  website: string;
  country: string;
  size: string;
  regions: string;
  industries: readonly string[];
  revision: number;
};

/** The organisation's own profile. */
export function OrganisationForm(props: { profile: Profile; countries: readonly Option[]; failure?: FormFailure }) {
  const { legalName, kind, revision, ...typed } = props.profile;
  const form = useZodForm(changeProfileInput, { failure: props.failure, defaultValues: typed });
  return (
    <ZodForm form={form} className="grid gap-4">
      <ErrorSummary />
      <input type="hidden" name="intent" value="profile" />
      <input type="hidden" name="revision" value={revision} />
      <DescriptionList
        items={[
          { term: "Legal name", value: legalName },
          { term: "Kind", value: partnerKinds[kind] },
        ]}
      />
      <p className="text-sm text-muted">We keep these two: ask your partner manager to change them.</p>
      <Field name="website" label="Website" required={false}>
        <Input inputMode="url" maxLength={300} />
      </Field>
      <Field name="country" label="Country">
        <Select options={props.countries} />
      </Field>
      <Field name="size" label="People who work there" required={false}>
        <Select options={companySizesInOrder} />
      </Field>
      <Field name="regions" label="Regions you work in" required={false}>
        <Input maxLength={200} autoComplete="off" />
      </Field>
      <Field name="industries" label="Industries you serve" as="group" required={false}>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {industryOptions.map(({ value, label }) => (
            <Checkbox key={value} name="industries" value={value} label={label} />
          ))}
        </div>
      </Field>
      <SubmitBar label="Save" />
    </ZodForm>
  );
}

/** Proving that a domain is one's own: by a record where only its owner can write, or by a code mailed to it. */
export function VerificationForms(props: {
  open: { email: string } | null;
  dns: { domain: string; value: string } | null;
  failure?: FormFailure & { intent: string };
}) {
  const { open, dns, failure } = props;
  const of = (intent: string) => (failure?.intent === intent ? failure : undefined);
  return (
    <div className="grid gap-5">
      {dns ? <DnsProof dns={dns} failure={of("verify-dns")} /> : null}
      {open ? (
        <PlainForm
          intent="confirm"
          schema={confirmVerificationInput}
          failure={of("confirm")}
          submit="Verify"
          fields={[{ name: "code", label: `Code that we sent to ${open.email}`, autoComplete: "one-time-code" }]}
        />
      ) : null}
      <PlainForm
        intent="verify"
        schema={requestVerificationInput}
        failure={of("verify")}
        submit={open ? "Send another code" : "Send a code"}
        fields={[
          {
            name: "email",
            label: "Address on your domain",
            hint: "We send a code to it. Whoever reads it belongs to the organisation.",
            type: "email",
          },
        ]}
      />
    </div>
  );
}

/** The record to be written, and the button that looks for it. */
function DnsProof({ dns, failure }: { dns: { domain: string; value: string }; failure?: FormFailure }) {
  return (
    <div className="grid gap-3 border-b border-line pb-5">
      <p>
        Write this TXT record at <strong>{dns.domain}</strong>, then let us look for it. You can remove it afterwards.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 break-all">{dns.value}</code>
        <CopyButton text={dns.value} label="Copy the record" />
      </div>
      {failure ? (
        <Callout tone="bad" live>
          {Object.values(failure.errors).flat().join(" ")}
        </Callout>
      ) : null}
      <Form method="post">
        <Button name="intent" value="verify-dns">
          Look for the record
        </Button>
      </Form>
      <p className="text-sm text-muted">Or have a code mailed to an address on your domain:</p>
    </div>
  );
}

type Contact = { id: string; name: string; title: string; email: string; phone: string };

/** People whom the vendor may turn to. */
export function ContactList(props: {
  contacts: readonly Contact[];
  /** The id that the page made for the next one; null for who only reads them. */
  nextId: string | null;
  failure?: FormFailure;
}) {
  const { contacts, nextId, failure } = props;
  return (
    <div className="grid gap-4">
      {contacts.length === 0 ? <p className="text-muted">Nobody yet.</p> : null}
      <ul className="divide-y divide-line">
        {contacts.map((contact) => (
          <ManagedRow
            key={contact.id}
            title={
              <>
                {contact.name}
                {contact.title ? <span className="font-normal text-muted">, {contact.title}</span> : null}
              </>
            }
            note={[contact.email, contact.phone].filter(Boolean).join(" · ")}
          >
            {nextId ? (
              <Form method="post">
                <input type="hidden" name="contactId" value={contact.id} />
                <Button size="sm" variant="quiet" name="intent" value="remove-contact">
                  Remove
                </Button>
              </Form>
            ) : null}
          </ManagedRow>
        ))}
      </ul>
      {nextId ? (
        <details open={failure !== undefined}>
          <summary className="link inline-flex min-h-6 cursor-pointer items-center">Add a contact</summary>
          <div className="mt-3">
            <PlainForm
              intent="add-contact"
              schema={addContactInput}
              hidden={{ once: nextId }}
              failure={failure}
              submit="Add"
              resetOnSuccess
              fields={[
                { name: "name", label: "Name" },
                { name: "title", label: "Title", optional: true },
                { name: "email", label: "E-mail", type: "email" },
                { name: "phone", label: "Phone", type: "tel", optional: true },
              ]}
            />
          </div>
        </details>
      ) : null}
    </div>
  );
}
