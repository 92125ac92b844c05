import { Form, Link } from "@remix-run/react";
import { inviteColleagueInput } from "~/domain/identity/input";
import { roleLabels, type VendorRole, vendorRoles } from "~/domain/identity/permissions";
import { counted } from "~/kernel/counted";
import type { FormFailure } from "~/kernel/parse-form";
import { paths } from "~/paths";
import { Checkbox } from "~/ui/form/checkbox";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form as ZodForm } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Button } from "~/ui/primitives/button";
import { ManagedRow } from "~/ui/primitives/managed-row";
import { Tag } from "~/ui/primitives/tag";

type Person = {
  id: string;
  name: string;
  email: string;
  ended: boolean;
  roles: VendorRole[];
  own: boolean;
  /** Leads that they own and that are being worked. */
  openLeads: number;
  revision: number;
  /** Names of the working API keys that they made. */
  keysInUse: readonly string[];
};

/** Before an account ends or loses the role: how many leads are left behind, and where they wait. */
function OpenLeads({ person: { openLeads, roles, ended } }: { person: Person }) {
  if (openLeads === 0) return null;
  const leads = counted(openLeads, "open lead");
  if (ended || !roles.includes("sales_rep")) return <span className="block">Left {leads} behind, to be given on.</span>;
  return (
    <span className="block">
      Owns {leads}. Once the account ends or is no sales rep's any more, each has to be given to another rep.
    </span>
  );
}

/** The vendor's people; roles are changed in place. */
export function PeopleList({ people }: { people: readonly Person[] }) {
  return (
    <ul className="divide-y divide-line">
      {people.map((person) => (
        <ManagedRow
          key={person.id}
          title={
            <>
              {person.name} {person.own ? <Tag>You</Tag> : null} {person.ended ? <Tag>Ended</Tag> : null}
            </>
          }
          note={<Note person={person} />}
        >
          {person.ended ? null : (
            <>
              <Form key={person.revision} method="post" className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <input type="hidden" name="intent" value="roles" />
                <input type="hidden" name="revision" value={person.revision} />
                <input type="hidden" name="userId" value={person.id} />
                {vendorRoles.map((role) => (
                  <label key={role} className="inline-flex min-h-6 items-center gap-1.5 text-sm">
                    <input
                      type="checkbox"
                      className="check"
                      name="roles"
                      value={role}
                      defaultChecked={person.roles.includes(role)}
                    />
                    {roleLabels[role]}
                  </label>
                ))}
                <Button size="sm">Save</Button>
              </Form>
              <Form method="post">
                <input type="hidden" name="userId" value={person.id} />
                <Button
                  size="sm"
                  variant="quiet"
                  name="intent"
                  value="end"
                  aria-label={`End the account of ${person.name}`}
                >
                  End account
                </Button>
              </Form>
            </>
          )}
        </ManagedRow>
      ))}
    </ul>
  );
}

/** The address, and what goes on without the person: leads that they own, keys that they made. */
function Note({ person }: { person: Person }) {
  const { email, ended, keysInUse } = person;
  return (
    <>
      {email} <OpenLeads person={person} />
      {keysInUse.length > 0 ? (
        <span className="block">
          Made {counted(keysInUse.length, "API key")} in use: {keysInUse.join(", ")}.{" "}
          {ended ? "Still working." : "Ending the account does not end them."}{" "}
          <Link className="link" to={paths.desk.apiKeys()}>
            API keys
          </Link>
        </span>
      ) : null}
    </>
  );
}

/** Invites an employee. */
export function InviteColleagueForm({ failure }: { failure?: FormFailure }) {
  const form = useZodForm(inviteColleagueInput, { failure, resetOnSuccess: true });
  return (
    <ZodForm form={form} className="grid gap-4">
      <ErrorSummary labels={{ roles: "Roles" }} />
      <input type="hidden" name="intent" value="invite" />
      <Field name="email" label="E-mail address">
        <Input type="email" autoComplete="off" />
      </Field>
      <Field name="roles" label="Roles" as="group">
        <div className="grid gap-2">
          {vendorRoles.map((role) => (
            <Checkbox key={role} name="roles" value={role} label={roleLabels[role]} />
          ))}
        </div>
      </Field>
      <SubmitBar label="Invite" />
    </ZodForm>
  );
}
