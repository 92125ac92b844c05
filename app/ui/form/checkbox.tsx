import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useId } from "react";
import { fieldId } from "./field";
import { useFormState } from "./form-context";

export type CheckboxProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Must be ticked. */
  required?: boolean;
  /** Sent when ticked; "on" when left out. With a value, several boxes of one name make a list. */
  value?: string;
  defaultChecked?: boolean;
};

/** A yes or no, or one of a list (several boxes of one name in a `<Field as="group">`). Brings its own label. */
export function Checkbox({ name, label, hint, required, value, defaultChecked }: CheckboxProps) {
  const form = useFormState();
  const ownId = useId();
  const id = form && value === undefined ? fieldId(form.id, name) : ownId;
  const error = value === undefined ? form?.errors[name]?.[0] : undefined;
  const start = form?.valueOf(name);
  const checked =
    start === undefined
      ? defaultChecked
      : value === undefined
        ? start === "on" || start === "true"
        : Array.isArray(start)
          ? start.includes(value)
          : start === value;
  const messages = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="choice">
      <input
        {...(form ? form.register(name) : { name })}
        type="checkbox"
        id={id}
        // Without a value React would make it "", which is what an empty text field sends.
        value={value ?? "on"}
        required={required}
        defaultChecked={checked}
        aria-invalid={error ? true : undefined}
        aria-describedby={messages || undefined}
        className="check"
      />
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <div id={`${id}-hint`} className="field-hint col-start-2">
          {hint}
        </div>
      ) : null}
      {error ? (
        <div id={`${id}-error`} className="field-error col-start-2">
          <CircleAlert aria-hidden="true" />
          {error}
        </div>
      ) : null}
    </div>
  );
}
