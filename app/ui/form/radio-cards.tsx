import type { ReactNode } from "react";
import { useField } from "./form-context";
import { single } from "./input";

export type RadioCard = { value: string; label: ReactNode; description?: ReactNode };

/** A few options that deserve a sentence each. Inside a `<Field as="group">`. */
export function RadioCards({ options }: { options: readonly RadioCard[] }) {
  const field = useField();
  const start = single(field.value);
  return (
    <div className="cards">
      {options.map((option) => (
        <label key={option.value} className="card-choice">
          <input
            {...field.connect}
            type="radio"
            value={option.value}
            required={field.required}
            defaultChecked={start === option.value}
            aria-invalid={field.invalid || undefined}
            className="check"
          />
          <span className="font-semibold">{option.label}</span>
          {option.description ? <span className="field-hint col-start-2">{option.description}</span> : null}
        </label>
      ))}
    </div>
  );
}
