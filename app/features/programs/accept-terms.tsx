import { Link } from "@remix-run/react";
import { acceptTermsInput } from "~/domain/programs/input";
import type { ProgramPage } from "~/domain/programs/views/program-page";
import type { FormFailure } from "~/kernel/parse-form";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { Checkbox } from "~/ui/form/checkbox";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Callout } from "~/ui/primitives/callout";
import { Panel } from "~/ui/primitives/panel";
import { ChangeList } from "./change-list";

type Props = { program: ProgramPage; timeZone: string; failure?: FormFailure };

/** Whether the terms in force are accepted; an admin signs them here. */
export function AcceptTerms({ program, timeZone, failure }: Props) {
  const own = failure?.values.programId === program.programId ? failure : undefined;
  const form = useZodForm(acceptTermsInput, { failure: own });
  const { toAccept, mayAccept, acceptedAt, signedBy, programId, versionId, number, changed } = program;
  if (!toAccept) {
    return acceptedAt ? (
      <Callout tone="good">
        {signedBy ? `${signedBy} accepted these terms` : "Your organisation accepted these terms"} on{" "}
        {formatDate(acceptedAt, timeZone)}.{" "}
        <Link className="link" to={paths.portal.signedTerms()}>
          Read what was signed
        </Link>
      </Callout>
    ) : null;
  }
  const difference = changed ? (
    <Panel title={`What changes from version ${changed.from}, which you accepted`} count={changed.changes.length}>
      {changed.changes.length > 0 ? (
        <ChangeList changes={changed.changes} />
      ) : (
        <p className="text-muted">Nothing: it says the same, word for word.</p>
      )}
    </Panel>
  ) : null;
  if (!mayAccept) {
    return (
      <>
        <Callout tone="attention" title="Terms to accept">
          An admin of your organisation has to accept version {number} before the next lead can be submitted.
        </Callout>
        {difference}
      </>
    );
  }
  return (
    <>
      {difference}
      <Panel title="Terms to accept">
        <p className="mb-4 max-w-prose">
          Version {number} is in force. Read what stands below and sign for your organisation; until then your team can
          keep drafts, but cannot submit. Leads that you submitted before keep the rules under which they came in.
        </p>
        <Form form={form} className="grid gap-4">
          <ErrorSummary />
          <input type="hidden" name="intent" value="accept" />
          <input type="hidden" name="programId" value={programId} />
          <input type="hidden" name="versionId" value={versionId} />
          <Field
            name="signerName"
            label="Your full name"
            hint="As the authorised signer. It is kept with the date, the version and the text that you read."
          >
            <Input maxLength={120} autoComplete="name" />
          </Field>
          <Checkbox
            name="agree"
            required
            label={`I have read version ${number} and may accept it for my organisation`}
          />
          <SubmitBar label="Accept the terms" />
        </Form>
      </Panel>
    </>
  );
}
