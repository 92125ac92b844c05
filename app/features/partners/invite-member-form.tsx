import { inviteMemberInput } from "~/domain/identity/input";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";

const roles = [
  { value: "member", label: "Member: submits and follows leads" },
  { value: "admin", label: "Admin: also team, organisation, terms and earnings" },
];

/** Invites somebody into the organisation. */
export function InviteMemberForm({ failure }: { failure?: FormFailure }) {
  const form = useZodForm(inviteMemberInput, { failure, resetOnSuccess: true, defaultValues: { role: "member" } });
  return (
    <Form form={form} className="grid gap-4">
      <ErrorSummary />
      <input type="hidden" name="intent" value="invite" />
      <Field name="email" label="E-mail address" hint="They get a link that works for seven days.">
        <Input type="email" autoComplete="off" />
      </Field>
      <Field name="role" label="Role">
        <Select options={roles} placeholder={null} />
      </Field>
      <SubmitBar label="Invite" />
    </Form>
  );
}
