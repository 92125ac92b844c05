import type { FormValues } from "~/kernel/parse-form";
import { useFormState } from "~/ui/form/form-context";

/** How the form is laid out, apart from what stands in it: it changes when a row comes or goes. */
export function layoutOf(values: FormValues): string {
  const rows = Object.keys(values).filter((name) => /\.\d+\./.test(name));
  return [...new Set(rows.map((name) => name.slice(0, name.lastIndexOf("."))))].join(" ");
}

/** How many rows of a list the form around shows. */
export function useRowCount(list: string): number {
  const form = useFormState();
  if (!form) return 0;
  // Every row holds a key, an amount or a date, if only an empty one.
  let rows = 0;
  while (["key", "amount", "date"].some((last) => form.valueOf(`${list}.${rows}.${last}`) !== undefined)) rows += 1;
  return rows;
}
