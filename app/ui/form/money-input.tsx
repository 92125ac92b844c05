import { offeredCurrencies } from "~/kernel/money";
import { useField, useFormState } from "./form-context";
import { single } from "./input";

export type MoneyInputProps = {
  /** Name of the currency's field; the amount has the Field's own name. */
  currencyName: string;
  currencies?: readonly string[];
  /** When there is nothing to start with. */
  defaultCurrency?: string;
  placeholder?: string;
};

/** An amount and its currency, as two fields. The amount is plain: digits, and a point before decimals. Inside a Field. */
export function MoneyInput(props: MoneyInputProps) {
  const { currencyName, currencies = offeredCurrencies, defaultCurrency = currencies[0], placeholder } = props;
  const field = useField();
  const form = useFormState();
  return (
    <div className="joined">
      <input
        {...field.connect}
        type="text"
        inputMode="decimal"
        pattern="\d+(\.\d+)?"
        title="Digits, and a point before decimals, such as 12500 or 12500.50"
        autoComplete="off"
        id={field.id}
        placeholder={placeholder}
        required={field.required}
        defaultValue={single(field.value)}
        aria-invalid={field.invalid || undefined}
        aria-describedby={field.describedBy}
        className="input input-number"
      />
      <select
        {...(form ? form.register(currencyName) : { name: currencyName })}
        aria-label="Currency"
        defaultValue={single(form?.valueOf(currencyName)) ?? defaultCurrency}
        className="input"
      >
        {currencies.map((currency) => (
          <option key={currency} value={currency}>
            {currency}
          </option>
        ))}
      </select>
    </div>
  );
}
