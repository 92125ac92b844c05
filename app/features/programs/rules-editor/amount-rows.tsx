import type { ReactNode } from "react";
import { Field } from "~/ui/form/field";
import { AmountInput, currencyListId } from "./amount-input";
import { AddRow, RemoveRow } from "./row-buttons";
import { useRowCount } from "./rows";

type Props = { name: string; label: string; hint?: ReactNode };

/** Amounts per currency, a row each; an empty one is not there. */
export function AmountRows({ name, label, hint }: Props) {
  const rows = useRowCount(name);
  return (
    <div id={name} tabIndex={-1}>
      <Field as="group" name={name} label={label} hint={hint} required={rows > 0}>
        <div className="grid gap-2">
          {Array.from({ length: rows }, (_, row) => (
            // Rows are known by their place alone; the form is drawn anew when one goes.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <div key={row} id={`${name}.${row}`} tabIndex={-1} className="flex items-end gap-1">
              <Field name={`${name}.${row}.amount`} label={`Amount ${row + 1}`}>
                <AmountInput unitName={`${name}.${row}.currency`} unitLabel="Currency" listId={currencyListId} />
              </Field>
              <RemoveRow row={`${name}.${row}`} label={`Remove amount ${row + 1} of ${label}`} />
            </div>
          ))}
          <div>
            <AddRow list={name}>{rows === 0 ? "Add an amount" : "Add a currency"}</AddRow>
          </div>
        </div>
      </Field>
    </div>
  );
}
