import type { InputHTMLAttributes } from "react";
import { useId } from "react";
import { useField } from "./form-context";

export type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "name" | "required" | "defaultValue"> & {
  /** Offered while typing, by the browser itself; anything else may be typed. */
  suggestions?: readonly string[];
};

/** One line of text. `type` may be text, email, url, tel, search, password, date. Inside a Field. */
export function Input({ suggestions, className = "", ...rest }: InputProps) {
  const field = useField();
  const listId = useId();
  return (
    <>
      <input
        type="text"
        {...rest}
        {...field.connect}
        id={field.id}
        required={field.required}
        defaultValue={single(field.value)}
        aria-invalid={field.invalid || undefined}
        aria-describedby={field.describedBy}
        list={suggestions ? listId : undefined}
        className={`input ${className}`.trim()}
      />
      {suggestions ? (
        <datalist id={listId}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}

/** The first of a field's starting values. */
export function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
