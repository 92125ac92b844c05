import { z } from "zod";
import { apiScopes } from "~/domain/integrations/scopes";
import type { Endpoint } from "./endpoint";
import { apiEndpoints } from "./endpoints";
import { refusalsOf } from "./open-api";

type Described = {
  type?: string | string[];
  format?: string;
  enum?: string[];
  description?: string;
  default?: unknown;
};

const words: Record<string, string> = {
  string: "text",
  integer: "whole number",
  boolean: "true or false",
  array: "list",
  "date-time": "moment with a zone",
  email: "e-mail address",
};

/** What a value may be. */
function kindOf({ type, format, enum: choices }: Described): string {
  if (choices) return `one of ${choices.join(", ")}`;
  const kind = format ?? [type].flat().join(" or ");
  return words[kind] ?? kind;
}

/** Parameters or fields, in words. */
function fieldsOf(schema: z.ZodType) {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input" }) as {
    properties?: Record<string, Described>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, field]) => ({
    name,
    kind: kindOf(field),
    required: required.includes(name),
    description: field.default ? `${field.description} ${field.default} unless given.` : (field.description ?? ""),
  }));
}

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
