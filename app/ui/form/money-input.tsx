import { offeredCurrencies, otherCurrencies } from "~/kernel/money";
import { useField, useFormState } from "./form-context";
import { single } from "./input";

export type MoneyInputProps = {
  /** Name of the currency's field; the amount has the Field's own name. */
  currencyName: string;
  /** When there is nothing to start with. */
  defaultCurrency?: string;
  placeholder?: string;
};

/** An amount and its currency, as two fields. The amount is in digits; commas may group thousands, a point stands before decimals. Inside a Field. */
export function MoneyInput(props: MoneyInputProps) {
  const { currencyName, defaultCurrency = offeredCurrencies[0], placeholder } = props;
  const field = useField();
  const form = useFormState();
  return (
    <div className="joined">
      <input
        {...field.connect}
        type="text"
        inputMode="decimal"
        pattern="(\d+|\d{1,3}(,\d{3})+)(\.\d+)?"
        title="Digits, such as 12500 or 12,500.50: commas between thousands only, a point before decimals"
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
        <CurrencyOptions codes={offeredCurrencies} />
        <optgroup label="Others">
          <CurrencyOptions codes={otherCurrencies} />
        </optgroup>
      </select>
    </div>
  );
}

function CurrencyOptions({ codes }: { codes: readonly string[] }) {
  return codes.map((code) => (
    <option key={code} value={code}>
      {code}
    </option>
  ));
}
