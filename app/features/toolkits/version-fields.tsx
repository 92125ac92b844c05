import { previewMaxLength, templatePlaceholders, versionMaxBytes } from "~/domain/toolkits/fields";
import { acceptAttribute, TOOLKIT_TYPES } from "~/kernel/file-types";
import { Field } from "~/ui/form/field";
import { FileInput } from "~/ui/form/file-input";
import { Textarea } from "~/ui/form/textarea";

/** File and preview text of a version. */
export function VersionFields({ rows = 6 }: { rows?: number }) {
  return (
    <>
      <Field name="file" label="File">
        <FileInput
          kinds="PDF, image, Office document, text or ZIP"
          accept={acceptAttribute(TOOLKIT_TYPES)}
          maxBytes={versionMaxBytes}
        />
      </Field>
      <Field
        name="previewText"
        label="Preview text"
        required={false}
        hint="What partners read and search before they download. Left empty, it is taken from a text file (.txt, .md, .csv)."
      >
        <Textarea rows={rows} limit={previewMaxLength} />
      </Field>
      <PlaceholderHelp />
    </>
  );
}

/** What may stand in the text of a template. */
export function PlaceholderHelp() {
  return (
    <details className="text-sm text-muted">
      <summary className="link inline-flex min-h-6 cursor-pointer items-center">
        Placeholders for e-mail templates
      </summary>
      <p className="mt-1">Partners copy the preview text of a template, filled with their own details:</p>
      <dl className="mt-1 grid gap-1">
        {Object.entries(templatePlaceholders).map(([name, meaning]) => (
          <div key={name} className="flex flex-wrap gap-x-2">
            <dt>
              <code>{`{{${name}}}`}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
