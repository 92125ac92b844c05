import { fieldLabels } from "~/domain/leads/imports/labels";
import { mappingForm } from "~/domain/leads/imports/input";
import type { MappingStep } from "~/domain/leads/views/get-import";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Form } from "~/ui/form/form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Button } from "~/ui/primitives/button";
import { Callout } from "~/ui/primitives/callout";
import { MappingFields } from "./mapping-fields";
import { MappingPreview } from "./mapping-preview";

const labels = Object.fromEntries(
  Object.entries(fieldLabels).flatMap(([name, label]) => [
    [`columns.${name}`, label],
    [`values.${name}`, label],
  ]),
);

/** Says which column is what, and answers once what the file lacks; below it the first rows as they would be read. */
export function MappingForm({
  step,
  revision,
  failure,
}: {
  step: MappingStep;
  revision: number;
  failure?: FormFailure;
}) {
  const form = useZodForm(mappingForm, { failure, defaultValues: step.values });
  const columns = step.columns.map(({ value, label, example }) => ({
    value,
    label: example ? `${label} (${example})` : label,
  }));
  return (
    <>
      <Callout title="A column, a value for all rows, or both">
        The value is taken where the column is empty. In a text you may write <code>{"{company}"}</code> for the
        company’s name as part of an address, and <code>{"{domain}"}</code> for the domain of its website: the website{" "}
        <code>{"https://www.{company}.com"}</code> and the e-mail <code>{"sales@{domain}"}</code> then fit every row.
      </Callout>
      <Form form={form} className="mt-6 grid">
        <ErrorSummary labels={labels} />
        <input type="hidden" name="revision" value={revision} />
        <MappingFields columns={columns} countries={step.countries} />
        <SubmitBar
          label="Check all rows"
          pendingLabel="Checking…"
          name="intent"
          value="check"
          note="Nothing is submitted yet."
        >
          <Button variant="secondary" name="intent" value="preview" formNoValidate>
            Update preview
          </Button>
        </SubmitBar>
      </Form>
      <MappingPreview preview={step.preview} />
    </>
  );
}
