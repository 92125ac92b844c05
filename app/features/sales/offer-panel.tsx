import { Form } from "@remix-run/react";
import { z } from "zod";
import type { DeskLead } from "~/domain/sales/views/get-desk-lead";
import { declineReasons, declineOfferInput } from "~/domain/sales/input";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form as ZodForm } from "~/ui/form/form";
import type { FormFailure } from "~/kernel/parse-form";
import { optionsOf } from "~/ui/form/options-of";
import { Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Button } from "~/ui/primitives/button";
import { Panel } from "~/ui/primitives/panel";
import { Tag } from "~/ui/primitives/tag";
import { Why } from "~/ui/primitives/why";

/** The reps for a lead, best first, each with the reasons; one press offers it. */
export function OfferPanel({ lead, failure }: { lead: DeskLead; failure?: FormFailure }) {
  return (
    <Panel title="Offer to a rep" padded={false}>
      {failure ? (
        <p className="field-error px-4 py-2" role="alert">
          {Object.values(failure.errors).flat().join(" ")}
        </p>
      ) : null}
      <ul className="divide-y divide-line">
        {lead.suggestions.map((rep, index) => (
          <li key={rep.userId} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
            <span className="min-w-0 flex-1 font-medium">
              {rep.name} {index === 0 && rep.available ? <Tag>Suggested</Tag> : null}
            </span>
            <Why label={`${rep.points} points`} title={`Why ${rep.name}?`} items={rep.why} align="end" />
            <Form method="post">
              <input type="hidden" name="revision" value={lead.revision} />
              <input type="hidden" name="repId" value={rep.userId} />
              <Button
                size="sm"
                variant={index === 0 ? "primary" : "secondary"}
                name="intent"
                value="offer"
                disabledReason={rep.available ? null : "This rep cannot be offered another lead now"}
              >
                Offer
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const reasons = optionsOf(declineReasons);

const declineFromInbox = declineOfferInput.extend({ leadId: z.string() });

type AnswerProps = { revision: number; leadId?: string; failure?: FormFailure };

/** A rep's answer to an offer: take it, or say why not. `leadId` where a page holds several offers. */
export function AnswerOffer({ revision, leadId, failure }: AnswerProps) {
  const form = useZodForm(leadId ? declineFromInbox : declineOfferInput, { failure });
  const hidden = (
    <>
      <input type="hidden" name="revision" value={revision} />
      {leadId ? <input type="hidden" name="leadId" value={leadId} /> : null}
    </>
  );
  return (
    <div className="grid gap-3">
      <Form method="post">
        {hidden}
        <Button variant="primary" name="intent" value="take">
          Take this lead
        </Button>
      </Form>
      <details open={failure !== undefined}>
        <summary className="link inline-flex min-h-6 cursor-pointer items-center">Decline</summary>
        <ZodForm form={form} className="mt-3 grid gap-3">
          <ErrorSummary />
          {hidden}
          <input type="hidden" name="intent" value="decline" />
          <Field name="reason" label="Reason" hint="It is remembered, and the lead goes back to the manager.">
            <Select options={reasons} />
          </Field>
          <Field name="note" label="Note" required={false}>
            <Textarea rows={2} limit={1_000} />
          </Field>
          <SubmitBar label="Decline" variant="danger" />
        </ZodForm>
      </details>
    </div>
  );
}
