import { fieldChoices, fieldLabels } from "~/domain/leads/imports/labels";
import type { PreviewField } from "~/domain/leads/views/get-import";
import { countryName } from "~/kernel/countries";
import { Panel } from "~/ui/primitives/panel";

function shown({ name }: PreviewField, text: string): string {
  if (name === "country" && text.length === 2) return countryName(text);
  return fieldChoices[name]?.[text] ?? text;
}

/** The first rows of the file with the mapping applied: a field per line, a row of the file per column. */
export function MappingPreview({ preview }: { preview: { lines: number[]; fields: PreviewField[] } }) {
  return (
    <Panel title="The first rows, as they are read" padded={false} className="mt-8" id="preview">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section className="scrolls-sideways" aria-label="Preview" tabIndex={0}>
        <table className="w-full text-sm">
          <thead>
            <tr className="text-start text-xs text-muted">
              <th scope="col" className="px-4 py-2 text-start font-medium">
                Field
              </th>
              {preview.lines.map((line) => (
                <th key={line} scope="col" className="px-3 py-2 text-start font-medium">
                  Line {line}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.fields.map((field) => (
              <tr key={field.name} className="border-t border-line align-top">
                <th scope="row" className="px-4 py-2 text-start font-medium whitespace-nowrap">
                  {fieldLabels[field.name]}
                </th>
                {field.values.map(({ text, message }, at) => (
                  <td key={preview.lines[at]} className="max-w-64 min-w-32 px-3 py-2 break-words">
                    {shown(field, text)}
                    {message ? <div className="text-xs text-attention-ink">{message}</div> : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}
