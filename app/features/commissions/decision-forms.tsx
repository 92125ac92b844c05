import type { ReactNode } from "react";
import { Form } from "@remix-run/react";
import { provenCommissionInput, rejectCommissionInput, revokeApprovalInput } from "~/domain/commissions/input";
import type { DeskCommission } from "~/domain/commissions/views/desk-commission";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form as ZodForm } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import type { FormFailure } from "~/kernel/parse-form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm, type ZodForm as ZodFormState } from "~/ui/form/use-zod-form";
import { Button } from "~/ui/primitives/button";
import { Callout } from "~/ui/primitives/callout";
import { Panel } from "~/ui/primitives/panel";

type Props = { commission: DeskCommission; failure?: FormFailure & { intent: string } };

/** What can be done with a commission now: approve or reject; a reward that is no cash is marked as given. */
export function CommissionDecision({ commission, failure }: Props) {
  const { may, id, revision } = commission;
  const of = (intent: string) => (failure?.intent === intent ? failure : undefined);
  const reject = useZodForm(rejectCommissionInput, { failure: of("reject") });
  const revoke = useZodForm(revokeApprovalInput, { failure: of("revoke") });
  const fulfil = useZodForm(provenCommissionInput, { failure: of("fulfil") });
  const reclaim = useZodForm(provenCommissionInput, { failure: of("reclaim") });
  const target = (intent: string) => (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="commissionId" value={id} />
      <input type="hidden" name="revision" value={revision} />
    </>
  );
  if (![may.approve, may.reject, may.fulfil, may.reclaim, may.revoke, may.whyNotApprove].some(Boolean)) return null;
  return (
    <Panel title={may.fulfil || may.reclaim ? "Fulfilment" : "Decision"}>
      <div className="grid gap-4">
        {of("approve") ? (
          <Callout tone="bad" title="Nothing was changed" live>
            {of("approve")?.errors[""]?.[0]}
          </Callout>
        ) : null}
        {may.whyNotApprove ? (
          <Callout tone="attention" title="Why can't I approve?">
            {may.whyNotApprove}
          </Callout>
        ) : null}
        {may.approve || may.whyNotApprove ? (
          <Form method="post">
            {target("approve")}
            <Button variant="primary" disabledReason={may.whyNotApprove}>
              Approve
            </Button>
          </Form>
        ) : null}
        {may.fulfil ? (
          <ReferenceForm
            form={fulfil}
            hint="A voucher code or credit note; the partner reads it."
            submit="Mark as given"
          >
            {target("fulfil")}
          </ReferenceForm>
        ) : null}
        {may.reclaim ? (
          <ReferenceForm
            form={reclaim}
            hint="What shows that it came back or was cancelled."
            submit="Mark as taken back"
          >
            {target("reclaim")}
          </ReferenceForm>
        ) : null}
        {may.revoke ? (
          <ReasonForm
            form={revoke}
            open={of("revoke") !== undefined}
            hint="The partner reads it. The commission awaits approval again."
            submit="Take the approval back"
          >
            {target("revoke")}
          </ReasonForm>
        ) : null}
        {may.reject ? (
          <ReasonForm form={reject} open={of("reject") !== undefined} hint="The partner reads it." submit="Reject">
            {target("reject")}
          </ReasonForm>
        ) : null}
      </div>
    </Panel>
  );
}

/** `children` say what is done to which commission. */
type DecisionFormProps = { form: ZodFormState; hint: string; submit: string; children: ReactNode };

/** A decision against the partner, with its reason: folded up until somebody wants it. */
function ReasonForm({ form, open, hint, submit, children }: DecisionFormProps & { open: boolean }) {
  return (
    <details open={open}>
      <summary className="cursor-pointer font-medium">{submit}</summary>
      <ZodForm form={form} className="mt-3 grid gap-3">
        <ErrorSummary />
        {children}
        <Field name="reason" label="Reason" hint={hint}>
          <Textarea rows={2} limit={1_000} />
        </Field>
        <SubmitBar label={submit} variant="danger" />
      </ZodForm>
    </details>
  );
}

/** What shows that it was done. */
function ReferenceForm({ form, hint, submit, children }: DecisionFormProps) {
  return (
    <ZodForm form={form} className="grid gap-3">
      <ErrorSummary />
      {children}
      <Field name="reference" label="Reference" hint={hint}>
        <Input maxLength={120} autoComplete="off" />
      </Field>
      <SubmitBar label={submit} />
    </ZodForm>
  );
}
