import type { SelectHTMLAttributes } from "react";
import { useField } from "./form-context";
import { single } from "./input";

export type Option = { value: string; label: string; disabled?: boolean };
export type OptionGroup = { label: string; options: readonly Option[] };

export type SelectProps = Omit<
  SelectHTMLAttributes<HTMLSelectElement>,
  "id" | "name" | "required" | "defaultValue" | "children" | "multiple"
> & {
  options: readonly (Option | OptionGroup)[];
  /** First, empty choice; null when one of the options is always chosen. */
  placeholder?: string | null;
};

/** One of several options. Inside a Field. */
export function Select({ options, placeholder = "Choose…", className = "", ...rest }: SelectProps) {
  const field = useField();
  return (
    <select
      {...rest}
      {...field.connect}
      id={field.id}
      required={field.required}
      defaultValue={single(field.value) ?? (placeholder === null ? undefined : "")}
      aria-invalid={field.invalid || undefined}
      aria-describedby={field.describedBy}
      className={`input ${className}`.trim()}
    >
      {placeholder === null ? null : <option value="">{placeholder}</option>}
      {options.map((option) =>
        "options" in option ? (
          <optgroup key={option.label} label={option.label}>
            {option.options.map(toOption)}
          </optgroup>
        ) : (
          toOption(option)
        ),
      )}
    </select>
  );
}

function toOption(option: Option) {
  return (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  );
}
