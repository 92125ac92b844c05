import { CircleAlert } from "lucide-react";
import { useField, useFormState } from "~/ui/form/form-context";
import { single } from "~/ui/form/input";

/** Ids of the lists that the editor offers while a unit is typed. */
export const currencyListId = "rules-currencies";
export const unitListId = "rules-units";

type Props = { unitName: string; unitLabel: string; listId: string };

/** An amount and its currency (or %), joined; both are text, so that whatever was typed is kept. Inside a Field. */
export function AmountInput({ unitName, unitLabel, listId }: Props) {
  const field = useField();
  const form = useFormState();
  const unitError = form?.errors[unitName]?.[0];
  return (
    <>
      <div className="joined">
        <input
          {...field.connect}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          id={field.id}
          defaultValue={single(field.value)}
          aria-invalid={field.invalid || undefined}
          aria-describedby={field.describedBy}
          className="input input-number"
        />
        <input
          {...(form ? form.register(unitName) : { name: unitName })}
          type="text"
          list={listId}
          maxLength={3}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-label={unitLabel}
          aria-invalid={unitError ? true : undefined}
          aria-describedby={unitError ? `${field.id}-unit` : undefined}
          defaultValue={single(form?.valueOf(unitName))}
          className="input"
        />
      </div>
      {unitError ? (
        <div id={`${field.id}-unit`} className="field-error">
          <CircleAlert aria-hidden="true" />
          {unitError}
        </div>
      ) : null}
    </>
  );
}
