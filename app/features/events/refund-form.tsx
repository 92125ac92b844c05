import { matchRefundInput } from "~/domain/attribution/match-form";
import type { EventPage } from "~/domain/attribution/views/events";
import { formatMoney } from "~/kernel/money";
import type { FormFailure } from "~/kernel/parse-form";
import { formatDate } from "~/kernel/time";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { RadioCards } from "~/ui/form/radio-cards";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Panel } from "~/ui/primitives/panel";
import { MatchSearch } from "./match-search";

type Refund = NonNullable<EventPage["refund"]>;
type Props = { refund: Refund; search: string; timeZone: string; failure?: FormFailure };

function nothingFound({ waitsFor, currency }: Refund, search: string): string {
  if (waitsFor === "invoice") return `No invoice in ${currency} is recorded for this lead.`;
  return search === ""
    ? "It names no customer. Search for the one whose invoice it is."
    : `No account by that name has paid an invoice in ${currency}.`;
}

/** Says which invoice a refund gives back: those of its lead, or, where it names no customer, by search. */
export function RefundForm({ refund, search, timeZone, failure }: Props) {
  const { choices, waitsFor } = refund;
  const form = useZodForm(matchRefundInput, { failure });
  const label = "Which invoice does it give back?";
  return (
    <Panel title={label}>
      {waitsFor === "payment" ? (
        <MatchSearch label="Look for a company, a domain, a customer's or a Stripe invoice's id" search={search} />
      ) : null}
      {choices.length === 0 ? (
        <p className="text-muted">{nothingFound(refund, search)}</p>
      ) : (
        <Form form={form} className="grid gap-4">
          <ErrorSummary labels={{ invoice: label }} />
          <Field name="invoice" label="Invoice" as="group">
            <RadioCards
              options={choices.map(({ id, invoiceId, amount, paidAt, of }) => ({
                value: id,
                label: <span className="break-all">{invoiceId}</span>,
                description: [of, formatMoney(amount), `paid ${formatDate(paidAt, timeZone)}`]
                  .filter(Boolean)
                  .join(", "),
              }))}
            />
          </Field>
          <Field name="reason" label="Reason" hint="It stays here; no partner reads it.">
            <Textarea rows={3} limit={1_000} />
          </Field>
          <SubmitBar label="Match" note="It takes rewards back in proportion, whatever is reported later." />
        </Form>
      )}
    </Panel>
  );
}
