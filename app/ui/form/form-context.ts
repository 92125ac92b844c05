import { createContext, useContext } from "react";
import type { ZodForm } from "./use-zod-form";

/** The form around a field; null in a plain form (a filter, one button). */
export const FormContext = createContext<ZodForm | null>(null);

export type FieldState = {
  id: string;
  name: string;
  required: boolean;
  invalid: boolean;
  describedBy: string | undefined;
  /** What the field starts with. */
  value: string | string[] | undefined;
  /** Props that connect the control with the form in the browser. */
  connect: Record<string, unknown>;
};

/** The field around a control: its id, name and messages. */
export const FieldContext = createContext<FieldState | null>(null);

/** The field that a control stands in. Throws outside of one: a control without a label is a defect. */
export function useField(): FieldState {
  const field = useContext(FieldContext);
  if (!field) throw new Error("A form control must stand inside a Field");
  return field;
}

/** The form that a part stands in, or null. */
export function useFormState(): ZodForm | null {
  return useContext(FormContext);
}
