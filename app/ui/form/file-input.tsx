import { type ChangeEvent, useState } from "react";
import { useField } from "./form-context";

export type FileInputProps = {
  /** Kinds that are taken, as shown to the reader: "PDF, PNG or JPEG". */
  kinds: string;
  /** The same for the browser: ".pdf,image/png". The server looks at the content itself. */
  accept: string;
  maxBytes: number;
};

/** One file, with what is taken and how large it may be. The form needs `encType="multipart/form-data"`. Inside a Field. */
export function FileInput({ kinds, accept, maxBytes }: FileInputProps) {
  const field = useField();
  const [tooLarge, setTooLarge] = useState<number | null>(null);
  const onInput = (event: ChangeEvent<HTMLInputElement>) => {
    const size = event.currentTarget.files?.[0]?.size ?? 0;
    event.currentTarget.setCustomValidity(size > maxBytes ? "too large" : "");
    setTooLarge(size > maxBytes ? size : null);
  };
  const limitsId = `${field.id}-limits`;
  return (
    <>
      <input
        {...field.connect}
        type="file"
        id={field.id}
        accept={accept}
        required={field.required}
        onInput={onInput}
        aria-invalid={field.invalid || tooLarge !== null || undefined}
        aria-describedby={field.describedBy ? `${field.describedBy} ${limitsId}` : limitsId}
        className="input"
      />
      <div id={limitsId} className={tooLarge ? "field-error" : "field-hint"} aria-live="polite">
        {tooLarge
          ? `This file has ${megabytes(tooLarge)}; at most ${megabytes(maxBytes)} can be sent.`
          : `${kinds}, at most ${megabytes(maxBytes)}.`}
      </div>
    </>
  );
}

function megabytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${Number((bytes / 1_000_000).toFixed(1))} MB`;
}
