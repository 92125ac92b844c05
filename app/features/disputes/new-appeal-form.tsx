import { openDisputeForm } from "~/domain/disputes/input";
import type { Appeals } from "~/domain/disputes/views/disputes";
import { acceptAttribute, EVIDENCE_MAX_BYTES, EVIDENCE_TYPES } from "~/kernel/file-types";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { FileInput } from "~/ui/form/file-input";
import { Form } from "~/ui/form/form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";

/** What speaks against a decision, with a file that shows it. */
export function NewAppealForm({ appeals, failure }: { appeals: Appeals; failure?: FormFailure }) {
  const form = useZodForm(openDisputeForm, { failure });
  return (
    <Form form={form} encType="multipart/form-data" className="grid max-w-2xl gap-4">
      <ErrorSummary />
      <input type="hidden" name="intent" value="open" />
      <input type="hidden" name="leadId" value={appeals.leadId} />
      {appeals.commissionId ? <input type="hidden" name="commissionId" value={appeals.commissionId} /> : null}
      <Field
        name="statement"
        label="What should be seen differently, and why"
        hint={`It is answered within ${appeals.disputeHours} business hours by somebody who did not decide before.`}
      >
        <Textarea rows={6} limit={4_000} />
      </Field>
      <Field name="evidence" label="Evidence" required={false} hint="It is kept with the lead's files.">
        <FileInput
          kinds="PDF, image, Office document or text"
          accept={acceptAttribute(EVIDENCE_TYPES)}
          maxBytes={EVIDENCE_MAX_BYTES}
        />
      </Field>
      <SubmitBar label="Send the appeal" />
    </Form>
  );
}
