import { Link, Form as PlainForm } from "@remix-run/react";
import { accountFactInput, accountFacts } from "~/domain/sales/input";
import type { DeskLead } from "~/domain/sales/views/get-desk-lead";
import { formatMoney } from "~/kernel/money";
import type { FormFailure } from "~/kernel/parse-form";
import { formatDate, isoDateIn } from "~/kernel/time";
import { paths } from "~/paths";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { MoneyInput } from "~/ui/form/money-input";
import { optionsOf } from "~/ui/form/options-of";
import { Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Button } from "~/ui/primitives/button";
import { Panel } from "~/ui/primitives/panel";

type Props = { lead: DeskLead; failure?: FormFailure };

/** The customer that an accepted lead became: what product and billing reported, and a form for what they did not. */
export function BillingPanel({ lead, failure }: Props) {
  const { status, accountFacts: facts, waitingRefunds: waiting, may, timeZone } = lead;
  if (status !== "accepted") return null;
  return (
    <Panel title="Customer and billing" count={facts.length || undefined}>
      <div className="grid gap-4">
        {facts.length === 0 ? (
          <p className="text-muted">Nothing is recorded yet: no account, no trial, no invoice.</p>
        ) : (
          <ul className="grid gap-1">
            {facts.map((fact) => (
              <li key={fact.id} className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="min-w-0">
                  {fact.uncounted ? <s>{accountFacts[fact.kind]}</s> : accountFacts[fact.kind]}{" "}
                  <span className="text-sm text-muted">
                    {[fact.invoiceId, fact.creditNoteId, formatDate(fact.at, timeZone), fact.uncounted]
                      .filter(Boolean)
                      .join(", ")}
                  </span>
                </span>
                {fact.amount ? (
                  <span className={fact.uncounted ? "text-muted tabular-nums line-through" : "tabular-nums"}>
                    {fact.kind === "invoice.refunded" ? "−" : null}
                    {formatMoney(fact.amount)}
                  </span>
                ) : null}
                {may.recordFact && fact.withdrawable ? <MistakeForm factId={fact.id} /> : null}
              </li>
            ))}
          </ul>
        )}
        {waiting.length > 0 ? (
          <ul className="grid gap-1" aria-label="Refunds that do not count yet">
            {waiting.map(({ id, at, amount, note }) => (
              <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="min-w-0">
                  {may.readEvents ? (
                    <Link className="link" to={paths.desk.event(id)}>
                      Refund
                    </Link>
                  ) : (
                    "Refund"
                  )}{" "}
                  <span className="text-sm text-muted">{formatDate(at, timeZone)}</span>
                  <span className="block text-sm">Not counted. {note}</span>
                </span>
                {amount ? <span className="tabular-nums">−{formatMoney(amount)}</span> : null}
              </li>
            ))}
          </ul>
        ) : null}
        {may.recordFact ? (
          <details open={failure !== undefined}>
            <summary className="font-medium">Record what happened</summary>
            <FactForm lead={lead} failure={failure} />
          </details>
        ) : null}
      </div>
    </Panel>
  );
}

/** Takes back what somebody recorded by hand; asks once more, because the partner's money follows. */
function MistakeForm({ factId }: { factId: string }) {
  return (
    <details className="w-full text-sm">
      <summary>Recorded by mistake?</summary>
      <PlainForm method="post" className="my-2 grid justify-items-start gap-2">
        <input type="hidden" name="factId" value={factId} />
        <p>
          It stays in the story and counts no more: what it earned is taken back, and what was paid of it is netted.
        </p>
        <Button name="intent" value="mistake">
          Yes, it was a mistake
        </Button>
      </PlainForm>
    </details>
  );
}

function FactForm({ lead, failure }: Props) {
  const form = useZodForm(accountFactInput, {
    failure,
    id: "account-fact",
    resetOnSuccess: true,
    defaultValues: { occurredOn: isoDateIn(lead.now, lead.timeZone) },
  });
  return (
    <Form form={form} className="mt-3 grid gap-4">
      <ErrorSummary />
      <input type="hidden" name="intent" value="fact" />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="kind" label="What">
          <Select options={optionsOf(accountFacts)} />
        </Field>
        <Field name="occurredOn" label="On">
          <Input type="date" />
        </Field>
        <Field name="invoiceId" label="Invoice number" required="by-button" hint="For invoices and refunds.">
          <Input maxLength={80} autoComplete="off" />
        </Field>
        <Field
          name="creditNoteId"
          label="Credit note number"
          required="by-button"
          hint="For refunds. The same one counts once."
        >
          <Input maxLength={80} autoComplete="off" />
        </Field>
        <Field name="amount" label="Amount" required="by-button" hint="What was paid, or given back.">
          <MoneyInput currencyName="currency" />
        </Field>
      </div>
      <SubmitBar label="Record" note="What it earns or takes back follows by itself; the answer says so." />
    </Form>
  );
}
