import type { ReactNode } from "react";
import { Button } from "../primitives/button";
import { useFormState } from "./form-context";

export type SubmitBarProps = {
  label: string;
  /** While it is being sent: "Submitting…". */
  pendingLabel?: string;
  /** Name and value of the submit button, to tell several apart. */
  name?: string;
  value?: string;
  variant?: "primary" | "danger";
  disabledReason?: string | null;
  /** Further buttons, such as "Save draft" (with `formNoValidate`) or a cancel link. */
  children?: ReactNode;
  /** A quiet word at the end, such as "Saved at 14:02". */
  note?: ReactNode;
  /** Sticks to the bottom of a phone's screen; for long forms. */
  sticky?: boolean;
};

/** The end of a form: the one submit button first, the others after it. Cannot be pressed twice. */
export function SubmitBar(props: SubmitBarProps) {
  const {
    label,
    pendingLabel = "Sending…",
    name,
    value,
    variant = "primary",
    disabledReason,
    children,
    note,
    sticky,
  } = props;
  const pending = useFormState()?.pending ?? false;
  return (
    <div className={sticky ? "submit-bar submit-bar-sticky" : "submit-bar"}>
      <Button variant={variant} name={name} value={value} pending={pending} disabledReason={disabledReason}>
        {pending ? pendingLabel : label}
      </Button>
      {children}
      {note ? <span className="submit-bar-note">{note}</span> : null}
      <span className="sr-only" role="status">
        {pending ? pendingLabel : ""}
      </span>
    </div>
  );
}
