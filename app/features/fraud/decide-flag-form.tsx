import { decideFlagInput, exemptInput } from "~/domain/fraud/input";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { RadioCards } from "~/ui/form/radio-cards";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Panel } from "~/ui/primitives/panel";

/** What a flag turned out to be, with what follows from either answer. */
export function DecideFlagForm({
  flag,
  failure,
}: {
  flag: { revision: number; leadId: string | null };
  failure?: FormFailure;
}) {
  const form = useZodForm(decideFlagInput, { failure });
  const onLead = flag.leadId !== null;
  return (
    <Panel title="Decide">
      <Form form={form} className="grid gap-4">
        <ErrorSummary />
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="revision" value={flag.revision} />
        <Field name="decision" label="What you found">
          <RadioCards
            options={[
              {
                value: "cleared",
                label: "Clear",
                description: onLead ? "It is fine: what it held goes on." : "It is fine: nothing follows.",
              },
              {
                value: "confirmed",
                label: "Confirm",
                description: onLead
                  ? "It is abuse: the lead earns nothing, and what was paid is netted from the next payout."
                  : "It is abuse: the link is stopped.",
              },
            ]}
          />
        </Field>
        <Field name="reason" label="Reason" hint="Read by employees only.">
          <Textarea rows={3} limit={2_000} />
        </Field>
        <SubmitBar label="Decide" />
      </Form>
    </Panel>
  );
}

/** Takes a rule off a partner until a day. */
export function ExemptForm({ rule, failure }: { rule: string; failure?: FormFailure }) {
  const form = useZodForm(exemptInput, { failure });
  return (
    <Panel title="Exempt the partner">
      <Form form={form} className="grid gap-4">
        <ErrorSummary />
        <input type="hidden" name="intent" value="exempt" />
        <p className="text-muted">
          The rule "{rule}" does not look at this partner until the day that you give; its open flags are cleared.
        </p>
        <Field name="until" label="Until" hint="The last day on which it holds, in UTC.">
          <Input type="date" />
        </Field>
        <Field name="reason" label="Reason" hint="For example the use case that you verified. Read by employees only.">
          <Textarea rows={2} limit={2_000} />
        </Field>
        <SubmitBar label="Exempt" />
      </Form>
    </Panel>
  );
}
