import { assetKindLabels } from "~/domain/toolkits/fields";
import { Checkbox } from "~/ui/form/checkbox";
import { Field } from "~/ui/form/field";
import { Input } from "~/ui/form/input";
import { optionsOf } from "~/ui/form/options-of";
import { Select } from "~/ui/form/select";
import { Textarea } from "~/ui/form/textarea";
import { audienceChoices } from "./asset-words";

const kinds = optionsOf(assetKindLabels);

/** What an asset is, where it stands and whom it is for. */
export function AssetFields({ collections }: { collections: readonly { id: string; title: string }[] }) {
  return (
    <>
      <Field name="title" label="Title">
        <Input maxLength={120} />
      </Field>
      <Field name="kind" label="Kind" half>
        <Select options={kinds} />
      </Field>
      <Field name="collectionId" label="Collection" half>
        <Select options={collections.map(({ id, title }) => ({ value: id, label: title }))} />
      </Field>
      <Field
        name="description"
        label="Description"
        required={false}
        hint="When a partner should use it, in a sentence or two."
      >
        <Textarea rows={3} limit={1_000} />
      </Field>
      <Field name="keywords" label="Keywords" required={false} hint="Other words that partners may search for.">
        <Input maxLength={300} />
      </Field>
      <Field
        name="audience"
        as="group"
        label="Who sees it"
        required={false}
        hint="Tick nobody and every partner sees it. Others do not learn that it exists."
      >
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {audienceChoices.map(({ value, label }) => (
            <Checkbox key={value} name="audience" value={value} label={label} />
          ))}
        </div>
      </Field>
    </>
  );
}
