import { z } from "zod";
import { apiScopes } from "~/domain/integrations/scopes";
import type { Endpoint } from "./endpoint";
import { apiEndpoints } from "./endpoints";
import { refusalsOf } from "./open-api";

type Described = {
  type?: string | string[];
  format?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  description?: string;
  default?: unknown;
  items?: Described;
  properties?: Record<string, Described>;
  required?: string[];
};

const words: Record<string, string> = {
  string: "text",
  integer: "whole number",
  boolean: "true or false",
  array: "list",
  "date-time": "moment with a zone",
  email: "e-mail address",
  object: "object",
};

/** Beyond this a limit is only what JavaScript counts to. */
const mostToldOf = 1_000_000_000;

/** What a value may be. */
function kindOf({ type, format, enum: choices, minimum, maximum }: Described): string {
  if (choices) return `one of ${choices.join(", ")}`;
  if (type === "integer" && maximum !== undefined && maximum < mostToldOf)
    return `whole number from ${minimum} to ${maximum}`;
  const kind = format ?? [type].flat().join(" or ");
  return words[kind] ?? kind;
}

type DescribedField = { name: string; kind: string; required: boolean; description: string };

/** The fields of an object, each followed by its own: "events[].account.externalId". */
function fieldsIn({ properties = {}, required = [] }: Described, within = ""): DescribedField[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${within}${name}`;
    const described = {
      name: path,
      kind: kindOf(field),
      required: required.includes(name),
      description: [field.description, field.default !== undefined && `${field.default} unless given.`]
        .filter(Boolean)
        .join(" "),
    };
    const inner = field.items ? fieldsIn(field.items, `${path}[].`) : fieldsIn(field, `${path}.`);
    return [described, ...inner];
  });
}

/** Parameters or fields, in words. */
const fieldsOf = (schema: z.ZodType) => fieldsIn(z.toJSONSchema(schema, { io: "input" }) as Described);

/** A call that can be pasted into a shell. */
function curlOf({ method, path, example }: Endpoint, origin: string): string {
  const address = `${origin}${path}${example.query ? `?${example.query}` : ""}`;
  const lines = [`curl "${address}"`, `  -H "Authorization: Bearer $FAIRLEAD_API_KEY"`];
  if (method === "POST") {
    lines.push(`  -H "Content-Type: application/json"`, `  -H "Idempotency-Key: $(uuidgen)"`);
    lines.push(`  -d '${JSON.stringify(example.body, null, 2).replaceAll("'", "'\\''")}'`);
  }
  return lines.join(" \\\n");
}

/** What the readable page shows, made of what the calls are answered with. */
export function apiGuide(origin: string) {
  return {
    origin,
    scopes: Object.entries(apiScopes).map(([scope, words]) => ({ scope, words })),
    endpoints: apiEndpoints.map((endpoint) => ({
      id: endpoint.id,
      method: endpoint.method,
      path: endpoint.path,
      scope: endpoint.scope,
      summary: endpoint.summary,
      description: endpoint.description,
      parameters: fieldsOf(endpoint.query),
      fields: endpoint.body ? fieldsOf(endpoint.describedBody ?? endpoint.body) : [],
      status: endpoint.status,
      curl: curlOf(endpoint, origin),
      answer: JSON.stringify(endpoint.example.answer, null, 2),
      refusals: refusalsOf(endpoint)
        .filter(([status]) => status in endpoint.refusals)
        .map(([status, when]) => ({ status, when })),
    })),
  };
}
