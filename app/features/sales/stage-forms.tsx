import { Form } from "@remix-run/react";
import { planTiers } from "~/domain/leads/fields";
import {
  contactLeadInput,
  loseOpportunityInput,
  lostReasons,
  openOpportunityInput,
  openSteps,
  qualifyLeadInput,
  winOpportunityInput,
} from "~/domain/sales/input";
import type { DeskLead } from "~/domain/sales/views/get-desk-lead";
import { toDecimalText } from "~/kernel/money";
import { Checkbox } from "~/ui/form/checkbox";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form as ZodForm } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { MoneyInput } from "~/ui/form/money-input";
import type { FormFailure } from "~/kernel/parse-form";
import { optionsOf } from "~/ui/form/options-of";
import { Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Button } from "~/ui/primitives/button";
import { Panel } from "~/ui/primitives/panel";

type Props = { lead: DeskLead; failure?: FormFailure & { intent: string } };

function Hidden({ intent, revision }: { intent: string; revision: number }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="revision" value={revision} />
    </>
  );
}

function ContactForm({ lead, failure }: Props) {
  const form = useZodForm(contactLeadInput, { failure });
  return (
    <Panel title="First contact">
      <ZodForm form={form} className="grid gap-3">
        <ErrorSummary />
        <Hidden intent="contact" revision={lead.revision} />
        <Field name="how" label="How it went" hint="Internal, such as: call on Tuesday, demo agreed.">
          <Input maxLength={200} />
        </Field>
        <SubmitBar label="Contact reached" />
      </ZodForm>
    </Panel>
  );
}

function QualifyForm({ lead, failure }: Props) {
  const form = useZodForm(qualifyLeadInput, { failure });
  return (
    <Panel title="Qualification">
      <ZodForm form={form} className="grid gap-3">
        <ErrorSummary labels={{ checklist: "Checklist" }} />
        <Hidden intent="qualify" revision={lead.revision} />
        <Field name="checklist" label="Checklist" as="group" required="by-button">
          <div className="grid gap-2">
            {lead.qualifyChecklist.map((item) => (
              <Checkbox key={item.key} name="checklist" value={item.key} label={item.text} />
            ))}
          </div>
        </Field>
        <SubmitBar label="Qualified" />
      </ZodForm>
    </Panel>
  );
}

const tiers = optionsOf(planTiers);

/** What an opportunity is about: asked when it opens, and changed while it is open. */
function DealFields() {
  return (
    <>
      <Field name="amount" label="Amount, first year">
        <MoneyInput currencyName="currency" />
      </Field>
      <Field name="planTier" label="Plan">
        <Select options={tiers} />
      </Field>
      <Field name="expectedClose" label="Expected close">
        <Input type="date" />
      </Field>
    </>
  );
}

function OpenForm({ lead, failure }: Props) {
  const { fields } = lead;
  const value = { amountMinor: fields.valueMinor, currency: fields.currency };
  const form = useZodForm(openOpportunityInput, {
    failure,
    defaultValues: { amount: toDecimalText(value), currency: fields.currency, planTier: fields.planTier },
  });
  return (
    <Panel title="Open the opportunity">
      <ZodForm form={form} className="grid gap-3">
        <ErrorSummary />
        <Hidden intent="open" revision={lead.revision} />
        <DealFields />
        <SubmitBar label="Open" />
      </ZodForm>
    </Panel>
  );
}

function ChangeForm({ lead, failure }: Props) {
  const { opportunity } = lead;
  const form = useZodForm(openOpportunityInput, {
    failure,
    defaultValues: opportunity
      ? {
          amount: toDecimalText(opportunity),
          currency: opportunity.currency,
          planTier: opportunity.planTier,
          expectedClose: opportunity.expectedClose,
        }
      : {},
  });
  return (
    <details open={failure !== undefined} className="mt-4 border-t border-line pt-3">
      <summary className="cursor-pointer font-medium">Change amount or date</summary>
      <ZodForm form={form} className="mt-3 grid gap-3">
        <ErrorSummary />
        <Hidden intent="change" revision={lead.revision} />
        <DealFields />
        <SubmitBar label="Change" />
      </ZodForm>
    </details>
  );
}

const lost = optionsOf(lostReasons);

function CloseForms({ lead, failure }: Props) {
  const { opportunity, revision } = lead;
  const of = (intent: string) => (failure?.intent === intent ? failure : undefined);
  const win = useZodForm(winOpportunityInput, {
    failure: of("win"),
    defaultValues: opportunity ? { amount: toDecimalText(opportunity), currency: opportunity.currency } : {},
  });
  const lose = useZodForm(loseOpportunityInput, { failure: of("lose") });
  return (
    <Panel title="Opportunity">
      <Form method="post" className="mb-4 flex flex-wrap gap-2">
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="intent" value="move" />
        {Object.entries(openSteps).map(([step, label]) => (
          <Button key={step} size="sm" name="step" value={step} aria-pressed={opportunity?.step === step}>
            {label}
          </Button>
        ))}
      </Form>
      <ZodForm form={win} className="grid gap-3">
        <ErrorSummary />
        <Hidden intent="win" revision={revision} />
        <Field name="amount" label="Final amount" hint="The partner's reward is worked out from it.">
          <MoneyInput currencyName="currency" />
        </Field>
        <SubmitBar label="Won" />
      </ZodForm>
      <ChangeForm lead={lead} failure={of("change")} />
      <details open={failure?.intent === "lose"} className="mt-4 border-t border-line pt-3">
        <summary className="cursor-pointer font-medium">Lost</summary>
        <ZodForm form={lose} className="mt-3 grid gap-3">
          <ErrorSummary />
          <Hidden intent="lose" revision={revision} />
          <Field name="reason" label="Reason" hint="The partner is told.">
            <Select options={lost} />
          </Field>
          <Field name="note" label="Note" required={false} hint="Internal.">
            <Textarea rows={2} limit={1_000} />
          </Field>
          <SubmitBar label="Lost" variant="danger" />
        </ZodForm>
      </details>
    </Panel>
  );
}

/** The one next step of a lead that this rep owns. */
export function StageForm({ lead, failure }: Props) {
  const { may, revision } = lead;
  if (may.contact) return <ContactForm lead={lead} failure={failure} />;
  if (may.qualify) return <QualifyForm lead={lead} failure={failure} />;
  if (may.openOpportunity) return <OpenForm lead={lead} failure={failure} />;
  if (may.moveOpportunity) return <CloseForms lead={lead} failure={failure} />;
  if (!may.reopen) return null;
  return (
    <Panel title="Lost, for now">
      <Form method="post">
        <Hidden intent="reopen" revision={revision} />
        <Button>Take the deal up again</Button>
      </Form>
    </Panel>
  );
}
