import { type ReactNode, useRef } from "react";
import { rejectReasons } from "~/domain/leads/fields";
import { reviewForm } from "~/domain/review/input";
import type { ReviewScreen } from "~/domain/review/views/review-screen";
import { Checkbox } from "~/ui/form/checkbox";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import type { FormFailure } from "~/kernel/parse-form";
import { optionsOf } from "~/ui/form/options-of";
import { Select } from "~/ui/form/select";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { useHotkeys } from "~/ui/layout/use-hotkeys";
import { Button } from "~/ui/primitives/button";
import { Panel } from "~/ui/primitives/panel";

const reasons = optionsOf(rejectReasons);

type Props = { screen: ReviewScreen; failure?: FormFailure & { intent: string } };

/** The decision: checklist, then accept, ask, reject or duplicate. One form, so that nothing typed is lost. */
export function DecisionForm({ screen, failure }: Props) {
  const { checklist, revision, similar } = screen;
  const form = useZodForm(reviewForm, { failure });
  const accept = useRef<HTMLButtonElement>(null);

  /** Opens one of the folded decisions and puts the cursor into its first field. */
  function open(id: string) {
    const details = document.getElementById(id);
    if (!(details instanceof HTMLDetailsElement)) return;
    details.open = true;
    details.querySelector<HTMLElement>("textarea, select, input")?.focus();
  }
  useHotkeys({
    a: () => accept.current?.focus(),
    i: () => open("decide-ask"),
    r: () => open("decide-reject"),
    d: () => open("decide-duplicate"),
  });

  return (
    <Panel title="Decision">
      <Form form={form} className="grid gap-4">
        <ErrorSummary labels={{ checklist: "Fit checklist", duplicateOf: "Duplicate of" }} />
        <input type="hidden" name="revision" value={revision} />
        <Field name="checklist" label="Fit checklist" as="group" required="by-button">
          <div className="grid gap-2">
            {checklist.map((item) => (
              <Checkbox key={item.key} name="checklist" value={item.key} label={item.text} />
            ))}
          </div>
        </Field>
        <Field name="internalNote" label="Internal note" required={false} hint="Never shown to the partner.">
          <Textarea rows={2} limit={4_000} />
        </Field>
        <Button ref={accept} variant="primary" name="intent" value="accept" shortcut="a" pending={form.pending}>
          Accept
        </Button>
        <Fold id="decide-ask" title="Ask the partner" shortcut="i" open={failure?.intent === "ask"}>
          <Field name="question" required="by-button" label="Question" hint="The review clock stops until they answer.">
            <Textarea rows={3} limit={2_000} />
          </Field>
          <Button name="intent" value="ask" pending={form.pending}>
            Send the question
          </Button>
        </Fold>
        <Fold id="decide-reject" title="Reject" shortcut="r" open={failure?.intent === "reject"}>
          <Field name="reason" required="by-button" label="Reason">
            <Select options={reasons} />
          </Field>
          <PartnerText name="rejectText" hint="They read this as the reason." />
          <Button variant="danger" name="intent" value="reject" pending={form.pending}>
            Reject
          </Button>
        </Fold>
        <Fold id="decide-duplicate" title="Mark as duplicate" shortcut="d" open={failure?.intent === "duplicate"}>
          <Field name="duplicateOf" required="by-button" label="Duplicate of" hint="Known to the vendor only.">
            <Select
              options={similar.map((other) => ({
                value: other.id,
                label: `${other.companyName}, ${other.partnerName} (${other.similarity.label})`,
              }))}
            />
          </Field>
          <PartnerText name="duplicateText" hint="Do not name the other partner." />
          <Button variant="danger" name="intent" value="duplicate" pending={form.pending}>
            Mark as duplicate
          </Button>
        </Fold>
      </Form>
    </Panel>
  );
}

function PartnerText({ name, hint }: { name: string; hint: string }) {
  return (
    <Field name={name} required="by-button" label="Text for the partner" hint={hint}>
      <Textarea rows={3} limit={2_000} />
    </Field>
  );
}

type FoldProps = { id: string; title: string; shortcut: string; open: boolean; children: ReactNode };

function Fold({ id, title, shortcut, open, children }: FoldProps) {
  return (
    <details id={id} open={open} className="border-t border-line pt-3">
      <summary className="flex min-h-8 cursor-pointer items-center justify-between font-medium">
        {title}
        <kbd className="kbd">{shortcut}</kbd>
      </summary>
      <div className="mt-3 grid gap-3">{children}</div>
    </details>
  );
}
