import type { ProgramPage } from "~/domain/commissions/views/program-page";
import { acceptTermsInput } from "~/domain/partners/input";
import type { FormFailure } from "~/kernel/parse-form";
import { formatDate } from "~/kernel/time";
import { Checkbox } from "~/ui/form/checkbox";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Form } from "~/ui/form/form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Callout } from "~/ui/primitives/callout";
import { Panel } from "~/ui/primitives/panel";

type Props = { program: ProgramPage; timeZone: string; failure?: FormFailure };

/** Whether the terms in force are accepted; an admin accepts them here. */
export function AcceptTerms({ program, timeZone, failure }: Props) {
  const form = useZodForm(acceptTermsInput, { failure });
  const { toAccept, mayAccept, acceptedAt, programId, versionId, number } = program;
  if (!toAccept) {
    return acceptedAt ? (
      <Callout tone="good">Your organisation accepted these terms on {formatDate(acceptedAt, timeZone)}.</Callout>
    ) : null;
  }
  if (!mayAccept) {
    return (
      <Callout tone="attention" title="Terms to accept">
        An admin of your organisation has to accept version {number} before the next lead can be submitted.
      </Callout>
    );
  }
  return (
    <Panel title="Terms to accept">
      <Form form={form} className="grid gap-3">
        <ErrorSummary />
        <input type="hidden" name="intent" value="accept" />
        <input type="hidden" name="programId" value={programId} />
        <input type="hidden" name="versionId" value={versionId} />
        <Checkbox name="agree" required label={`I have read version ${number} and accept it for my organisation`} />
        <SubmitBar label="Accept the terms" />
      </Form>
    </Panel>
  );
}
