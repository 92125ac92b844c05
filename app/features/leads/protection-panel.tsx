import { requestExtensionInput } from "~/domain/leads/input";
import type { PartnerLead } from "~/domain/leads/views/get-lead";
import type { FormFailure } from "~/kernel/parse-form";
import { formatDate } from "~/kernel/time";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { FoldedPanel } from "~/ui/primitives/folded-panel";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";

const states = {
  open: { tone: "info", label: "Waits for an answer", next: "Your lead does not expire meanwhile." },
  granted: { tone: "good", label: "Granted", next: "" },
  declined: { tone: "bad", label: "Declined", next: "" },
} as const;

/** More protection for a lead: the way to ask for it once, or what was asked and answered. */
export function ProtectionPanel({ lead, failure }: { lead: PartnerLead; failure?: FormFailure }) {
  const { extension, extensible, timeZone } = lead;
  if (extension) {
    const { tone, label, next } = states[extension.status];
    return (
      <Panel title={`${extension.days} more days of protection`}>
        <div className="grid gap-2">
          <StatusDot tone={tone}>{label}</StatusDot>
          <p className="text-sm text-muted">
            Asked for by {extension.requestedByName}, {formatDate(extension.requestedAt, timeZone)}. {next}
          </p>
          <p className="whitespace-pre-wrap">{extension.reason}</p>
          {extension.answer ? <p className="whitespace-pre-wrap">Our answer: {extension.answer}</p> : null}
        </div>
      </Panel>
    );
  }
  if (!extensible) return null;
  return (
    <FoldedPanel summary={`Ask for ${extensible.days} more days of protection`} open={failure !== undefined}>
      <RequestForm until={formatDate(extensible.until, timeZone)} failure={failure} />
    </FoldedPanel>
  );
}

function RequestForm({ until, failure }: { until: string; failure?: FormFailure }) {
  const form = useZodForm(requestExtensionInput, { failure });
  return (
    <Form form={form} className="grid gap-3">
      <ErrorSummary />
      <input type="hidden" name="intent" value="extend" />
      <p className="text-muted">It would last until {until}. You can ask once for each lead.</p>
      <Field name="reason" label="Why it takes longer" hint="A partner manager reads it and answers.">
        <Textarea rows={3} limit={1_000} />
      </Field>
      <SubmitBar label="Ask" />
    </Form>
  );
}
