import type { FormEvent, TextareaHTMLAttributes } from "react";
import { useEffect, useState } from "react";
import { useField } from "./form-context";
import { single } from "./input";

export type TextareaProps = Omit<
  TextareaHTMLAttributes<HTMLTextAreaElement>,
  "id" | "name" | "required" | "defaultValue" | "maxLength"
> & {
  /** Counts down to it; the schema enforces it, so that a long paste is never cut in silence. */
  limit?: number;
};

/** Several lines of text; grows with what is typed. Inside a Field. */
export function Textarea({ limit, rows = 4, className = "", ...rest }: TextareaProps) {
  const field = useField();
  const start = single(field.value) ?? "";
  const [length, setLength] = useState(start.length);
  // A form that was sent is emptied without anybody typing.
  useEffect(() => {
    const form = document.getElementById(field.id)?.closest("form");
    if (!limit || !form) return;
    const onReset = () => setLength(start.length);
    form.addEventListener("reset", onReset);
    return () => form.removeEventListener("reset", onReset);
  }, [field.id, limit, start.length]);
  const onInput = (event: FormEvent<HTMLTextAreaElement>) => setLength(event.currentTarget.value.length);
  return (
    <>
      <textarea
        {...rest}
        {...field.connect}
        id={field.id}
        rows={rows}
        required={field.required}
        defaultValue={start}
        aria-invalid={field.invalid || undefined}
        aria-describedby={field.describedBy}
        onInput={limit ? onInput : undefined}
        className={`input ${className}`.trim()}
      />
      {limit ? (
        <div className={length > limit ? "text-end text-xs text-bad-ink" : "text-end text-xs text-muted"}>
          {length > limit ? `${length - limit} over the limit of ${limit}` : `${length} of ${limit}`}
        </div>
      ) : null}
    </>
  );
}
