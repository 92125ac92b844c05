import { DescriptionList } from "~/ui/primitives/description-list";
import { CodeBlock } from "./code-block";

type DescribedField = { name: string; kind: string; required: boolean; description: string };

export type DescribedEndpoint = {
  id: string;
  method: string;
  path: string;
  scope: string;
  summary: string;
  description: string;
  parameters: DescribedField[];
  fields: DescribedField[];
  status: number;
  curl: string;
  answer: string;
  refusals: { status: number; when: string }[];
};

function Fields({ title, fields }: { title: string; fields: DescribedField[] }) {
  if (fields.length === 0) return null;
  const items = fields.map(({ name, kind, required, description }) => ({
    term: name,
    value: (
      <>
        {description} <span className="text-muted">{required ? `Required: ${kind}.` : `Optional: ${kind}.`}</span>
      </>
    ),
  }));
  return (
    <>
      <h4>{title}</h4>
      <DescriptionList items={items} />
    </>
  );
}

/** One call: what it needs, what it takes, what it answers. Folded until it is wanted, also without JavaScript. */
export function ApiEndpoint({ endpoint }: { endpoint: DescribedEndpoint }) {
  const { id, method, path, scope, summary, description, parameters, fields, status, curl, answer, refusals } =
    endpoint;
  return (
    <details>
      <summary>
        <h3>{summary}</h3>
        <code className="break-words">
          {method} {path}
        </code>
      </summary>
      {/* Inside, so that a link to it opens the call. */}
      <p id={id}>
        <span className="text-sm text-muted">
          Needs the scope <code>{scope}</code>.
        </span>
      </p>
      <p>{description}</p>
      <Fields title="Parameters" fields={parameters} />
      <Fields title="Body" fields={fields} />
      <CodeBlock label="Shell" code={curl} />
      <CodeBlock label={`Answer ${status}`} code={answer} />
      {refusals.length > 0 ? (
        <ul>
          {refusals.map((refusal) => (
            <li key={refusal.status}>
              {refusal.status}: {refusal.when}
            </li>
          ))}
        </ul>
      ) : null}
    </details>
  );
}
