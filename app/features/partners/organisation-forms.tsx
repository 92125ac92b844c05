import { Form } from "@remix-run/react";
import {
  addContactInput,
  changeProfileInput,
  confirmVerificationInput,
  partnerKinds,
  requestVerificationInput,
} from "~/domain/partners/input";
import { PlainForm } from "~/features/identity/plain-form";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form as ZodForm } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { optionsOf } from "~/ui/form/options-of";
import { type Option, Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Button } from "~/ui/primitives/button";
import { ManagedRow } from "~/ui/primitives/managed-row";

const kinds = optionsOf(partnerKinds);

type Profile = { legalName: string; kind: string; website: string; country: string };

/** The organisation's own profile. */
export function OrganisationForm(props: { profile: Profile; countries: readonly Option[]; failure?: FormFailure }) {
  const form = useZodForm(changeProfileInput, { failure: props.failure, defaultValues: props.profile });
  return (
    <ZodForm form={form} className="grid gap-4">
      <ErrorSummary />
      <input type="hidden" name="intent" value="profile" />
      <Field name="legalName" label="Legal name">
        <Input autoComplete="organization" maxLength={160} />
      </Field>
      <Field name="kind" label="Kind">
        <Select options={kinds} />
      </Field>
      <Field name="website" label="Website" required={false}>
        <Input inputMode="url" maxLength={300} />
      </Field>
      <Field name="country" label="Country">
        <Select options={props.countries} />
      </Field>
      <SubmitBar label="Save" />
    </ZodForm>
  );
}

/** Proving that a domain is one's own: a code is mailed to an address on it. */
export function VerificationForms(props: {
  open: { email: string } | null;
  failure?: FormFailure & { intent: string };
}) {
  const { open, failure } = props;
  const of = (intent: string) => (failure?.intent === intent ? failure : undefined);
  return (
    <div className="grid gap-5">
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

type Contact = { id: string; name: string; title: string; email: string; phone: string };

/** People whom the vendor may turn to. */
export function ContactList(props: { contacts: readonly Contact[]; mayEdit: boolean; failure?: FormFailure }) {
  const { contacts, mayEdit, failure } = props;
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
            {mayEdit ? (
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
      {mayEdit ? (
        <details open={failure !== undefined}>
          <summary className="link inline-flex min-h-6 cursor-pointer items-center">Add a contact</summary>
          <div className="mt-3">
            <PlainForm
              intent="add-contact"
              schema={addContactInput}
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
