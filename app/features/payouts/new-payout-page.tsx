import { Form as PlainForm } from "@remix-run/react";
import { Banknote } from "lucide-react";
import { newPayoutQuery } from "~/domain/payouts/input";
import type { NewPayoutPage as Page } from "~/domain/payouts/views/preview-payout";
import { formatMoney } from "~/kernel/money";
import type { FormFailure } from "~/kernel/parse-form";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { Select } from "~/ui/form/select";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Button } from "~/ui/primitives/button";
import { Callout } from "~/ui/primitives/callout";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Panel } from "~/ui/primitives/panel";
import { PreviewLines } from "./preview-lines";

type Props = { page: Page; failure?: FormFailure };
type Preview = NonNullable<Page["preview"]>;

/** Terms, then who would be paid what under them and who waits, then the payout itself. */
export function NewPayoutPage({ page, failure }: Props) {
  const { currencies, terms, usual, today, errors, preview } = page;
  const hasErrors = Object.keys(errors).length > 0;
  const form = useZodForm(newPayoutQuery, {
    failure: hasErrors ? { ok: false, errors, values: terms } : null,
    defaultValues: terms,
  });
  if (currencies.length === 0) {
    return (
      <div className="dt-frame">
        <EmptyState icon={Banknote} title="Nothing is payable now">
          Commissions are payable once they are approved. What was taken back after payment waits for the next payout.
        </EmptyState>
      </div>
    );
  }
  const refused = Object.values(failure?.errors ?? {}).flat();
  return (
    <div className="grid gap-5">
      {refused.length > 0 ? (
        <Callout tone="bad" title="No payout was made" live>
          {refused.join(" ")}
        </Callout>
      ) : null}
      <Panel title="Terms">
        <Form form={form} method="get" className="grid gap-4">
          <ErrorSummary />
          <input type="hidden" name="shownIn" value={terms.currency} />
          <div className="grid gap-4 sm:grid-cols-3">
            <Field name="currency" label="Currency">
              <Select
                options={[...new Set([...currencies, terms.currency])].map((value) => ({ value, label: value }))}
                placeholder={null}
              />
            </Field>
            <Field name="cutOff" label="Approved until" hint={`The end of this day. ${usual.rhythm}`.trim()}>
              <Input type="date" max={today} />
            </Field>
            <Field name="minimum" label="Minimum per partner" hint={`${usual.minimumFrom} Less is carried over.`}>
              <Input inputMode="decimal" autoComplete="off" maxLength={20} />
            </Field>
          </div>
          <div>
            <Button>Preview</Button>
          </div>
        </Form>
      </Panel>
      {preview ? <PreviewParts preview={preview} page={page} /> : null}
    </div>
  );
}

function PreviewParts({ preview, page }: { preview: Preview; page: Page }) {
  const { ready, waiting, totalMinor, currency, cutOff } = preview;
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency });
  return (
    <>
      <Panel title="Paid now" count={ready.length} padded={false}>
        {ready.length === 0 ? (
          <p className="p-4 text-muted">
            Nobody can be paid under these terms. Approved until {formatDate(cutOff, page.timeZone)}, in {currency}.
          </p>
        ) : (
          <PreviewLines lines={ready} currency={currency} />
        )}
        <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line p-4">
          <p>
            In all <strong className="tabular-nums">{money(totalMinor)}</strong>
          </p>
          {ready.length > 0 ? (
            <PlainForm method="post" action={paths.desk.newPayout()}>
              <input type="hidden" name="intent" value="create" />
              {Object.entries(page.terms).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <input type="hidden" name="seenMinor" value={totalMinor.toString()} />
              <Button variant="primary">Make the payout</Button>
            </PlainForm>
          ) : null}
        </div>
      </Panel>
      {waiting.length > 0 ? (
        <Panel title="Waiting" count={waiting.length} padded={false}>
          <PreviewLines lines={waiting} currency={currency} />
        </Panel>
      ) : null}
    </>
  );
}
