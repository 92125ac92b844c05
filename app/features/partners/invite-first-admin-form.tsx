import { inviteFirstAdminInput } from "~/domain/partners/input";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";

type Props = {
  /** An invitation is open: its link stops working. */
  isAnother: boolean;
  failure?: FormFailure;
};

/** Invites the first admin of a partner that has none, however often a link is lost or an address was wrong. */
export function InviteFirstAdminForm({ isAnother, failure }: Props) {
  const form = useZodForm(inviteFirstAdminInput, { failure, resetOnSuccess: true });
  return (
    <Form form={form} className="mt-3 grid gap-3">
      <p className="text-sm text-muted">
        This partner has no admin, so nobody can sign its terms or invite its people.
        {isAnother
          ? " A new invitation ends the one that is open."
          : " The invitation that it had does not work any more."}
      </p>
      <ErrorSummary />
      <input type="hidden" name="intent" value="invite" />
      <Field name="email" label="First admin's e-mail" hint="They get a link that works for seven days.">
        <Input type="email" autoComplete="off" />
      </Field>
      <SubmitBar label={isAnother ? "Invite again" : "Invite"} />
    </Form>
  );
}
