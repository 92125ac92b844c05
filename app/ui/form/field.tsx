import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useId } from "react";
import { FieldContext, type FieldState, useFormState } from "./form-context";

export type FieldProps = {
  /** Name in the form: the schema's key ("contact.email", "items.0.quantity" when nested). */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /**
   * Marks the others as optional: most fields are required, so the few that are not say so. "by-button" is required by
   * one of the form's buttons only: the server says so when that one is pressed.
   */
  required?: boolean | "by-button";
  /** Half of the row on wide screens. */
  half?: boolean;
  /** `group` for radio cards and lists of checkboxes: the label then names the group. */
  as?: "field" | "group";
  /** Starts with this where there is no form around it. */
  value?: string;
  /** One control, such as `<Input />`. */
  children: ReactNode;
};

/** One question of a form: label above, the control, hint and error under it. */
export function Field({ name, label, hint, required = true, half, as = "field", value, children }: FieldProps) {
  const form = useFormState();
  const ownId = useId();
  const id = form ? fieldId(form.id, name) : ownId;
  const error = form?.errors[name]?.[0];
  const messages = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");

  const state: FieldState = {
    id,
    name,
    required: required === true,
    invalid: error !== undefined,
    describedBy: messages || undefined,
    value: form ? form.valueOf(name) : value,
    connect: form ? form.register(name) : { name },
  };

  const heading = (
    <>
      {label}
      {required ? null : <span className="field-optional">Optional</span>}
    </>
  );
  const body = (
    <>
      <FieldContext.Provider value={state}>{children}</FieldContext.Provider>
      {hint ? (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      ) : null}
      {error ? (
        <div id={`${id}-error`} className="field-error">
          <CircleAlert aria-hidden="true" />
          {error}
        </div>
      ) : null}
    </>
  );

  if (as === "group") {
    return (
      <fieldset id={id} tabIndex={-1} className={half ? "field half" : "field"} aria-describedby={state.describedBy}>
        <legend className="field-label mb-1.5 w-full">{heading}</legend>
        {body}
      </fieldset>
    );
  }
  return (
    <div className={half ? "field half" : "field"}>
      <label htmlFor={id} className="field-label">
        {heading}
      </label>
      {body}
    </div>
  );
}

/** Id of a field's control, so that the error summary can lead to it. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}
