import { Form } from "@remix-run/react";
import { Button } from "~/ui/primitives/button";

/** Looks for what something can be matched to; the answer is in the form below it. */
export function MatchSearch({ label, search }: { label: string; search: string }) {
  return (
    <Form method="get" preventScrollReset className="mb-4 flex flex-wrap items-end gap-2">
      <label className="grid min-w-0 flex-1 gap-1">
        <span className="field-label">{label}</span>
        <input className="input" type="search" name="q" defaultValue={search} maxLength={100} />
      </label>
      <Button>Search</Button>
    </Form>
  );
}
