import { handOverInput, handOverReasons } from "~/domain/sales/input";
import type { DeskLead } from "~/domain/sales/views/get-desk-lead";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { optionsOf } from "~/ui/form/options-of";
import { Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Panel } from "~/ui/primitives/panel";
import { Why } from "~/ui/primitives/why";

type Props = { lead: DeskLead; failure?: FormFailure };

/** Gives an owned lead to another rep: at once to be seen when its owner has left, folded otherwise. */
export function HandOverPanel({ lead, failure }: Props) {
  if (lead.owner?.left) {
    return (
      <Panel title="Their account manager has left">
        <p className="mb-3">
          {lead.owner.name} can work on it no more. Everything stays as it is; another rep goes on from here.
        </p>
        <HandOverForm lead={lead} failure={failure} />
      </Panel>
    );
  }
  return (
    <Panel title="Account manager">
      <details open={failure !== undefined}>
        <summary className="link inline-flex min-h-6 cursor-pointer items-center">Give to another rep</summary>
        <p className="mt-3 mb-3 text-muted">{lead.owner?.name} keeps it until the other has taken it.</p>
        <HandOverForm lead={lead} failure={failure} />
      </details>
    </Panel>
  );
}

function HandOverForm({ lead, failure }: Props) {
  const reps = lead.suggestions.filter(({ available }) => available);
  const [first] = reps;
  const form = useZodForm(handOverInput, {
    failure,
    defaultValues: { repId: first?.userId, reason: lead.owner?.left ? "left" : undefined },
  });
  if (!first) return <p className="text-muted">No other rep can be offered a lead now.</p>;
  return (
    <Form form={form} className="grid gap-3">
      <ErrorSummary />
      <input type="hidden" name="intent" value="hand-over" />
      <input type="hidden" name="revision" value={lead.revision} />
      <Field name="repId" label="To">
        <Select
          options={reps.map(({ userId, name, points }) => ({
            value: userId,
            label: `${name}, ${points} points${userId === first.userId ? " (suggested)" : ""}`,
          }))}
        />
      </Field>
      <div>
        <Why label={`Why ${first.name}?`} title={`Why ${first.name}?`} items={first.why} />
      </div>
      <Field name="reason" label="Reason" hint="Read by employees only.">
        <Select options={optionsOf(handOverReasons)} />
      </Field>
      <SubmitBar label="Offer to this rep" />
    </Form>
  );
}
