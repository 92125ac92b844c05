import type { ReactNode } from "react";
import { declineReasons } from "~/domain/onboarding/fields";
import { reviewApplicationInput } from "~/domain/onboarding/input";
import type { ApplicationPage } from "~/domain/onboarding/views/applications";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { optionsOf } from "~/ui/form/options-of";
import { Select } from "~/ui/form/select";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Button } from "~/ui/primitives/button";
import { Panel } from "~/ui/primitives/panel";

const reasons = optionsOf(declineReasons);

type Props = { application: ApplicationPage; failure?: FormFailure & { intent: string } };

/** Take in, ask or decline: one form, so that nothing typed is lost. */
export function ApplicationDecision({ application, failure }: Props) {
  const { status, revision, internalNote, partnerName, programName, email } = application;
  const form = useZodForm(reviewApplicationInput, { failure, defaultValues: { internalNote } });
  return (
    <Panel title="Decision">
      <Form form={form} className="grid gap-4">
        <ErrorSummary />
        <input type="hidden" name="revision" value={revision} />
        <Field name="internalNote" label="Internal note" required={false} hint="Never shown to the applicant.">
          <Textarea rows={2} limit={4_000} />
        </Field>
        <p className="text-sm text-muted">
          {partnerName
            ? `${partnerName} is taken into ${programName}; its admins are told and accept the terms.`
            : `The organisation is created in ${programName}, and ${email} is invited as its first admin.`}
        </p>
        <Button variant="primary" name="intent" value="approve" pending={form.pending}>
          Take in
        </Button>
        {status === "submitted" ? (
          <Fold title="Ask the applicant" open={failure?.intent === "ask"}>
            <Field name="question" required="by-button" label="Question" hint="They answer behind a link in the mail.">
              <Textarea rows={3} limit={2_000} />
            </Field>
            <Button name="intent" value="ask" pending={form.pending}>
              Send the question
            </Button>
          </Fold>
        ) : (
          <input type="hidden" name="question" value="" />
        )}
        <Fold title="Decline" open={failure?.intent === "decline"}>
          <Field name="reason" required="by-button" label="Reason" hint="They read these words.">
            <Select options={reasons} />
          </Field>
          <Field name="partnerText" required="by-button" label="Text for the applicant">
            <Textarea rows={3} limit={2_000} />
          </Field>
          <Button variant="danger" name="intent" value="decline" pending={form.pending}>
            Decline
          </Button>
        </Fold>
      </Form>
    </Panel>
  );
}

function Fold({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details open={open} className="border-t border-line pt-3">
      <summary className="min-h-8 cursor-pointer font-medium">{title}</summary>
      <div className="mt-3 grid gap-3">{children}</div>
    </details>
  );
}
