import { z } from "zod";
import { apiScopes } from "~/domain/integrations/scopes";
import { apiEndpoints, namedSchemas } from "./endpoints";
import type { Endpoint } from "./endpoint";

type Json = Record<string, unknown>;

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const nameOf = (schema: z.ZodType) => Object.entries(namedSchemas).find(([, named]) => named === schema)?.[0];

const problemPart = z.union([
  z.object({ pointer: z.string().describe("A place in the body (RFC 6901)."), detail: z.string() }),
  z.object({ parameter: z.string().describe("A parameter of the query."), detail: z.string() }),
]);

/** What problem.ts writes. */
export const problemSchema = z
  .object({
    type: z.literal("about:blank"),
    status: z.int(),
    code: z.string().describe("What programs tell problems apart by."),
    title: z.string(),
    detail: z.string().describe("A sentence for people."),
    errors: z.array(problemPart).optional(),
    reasons: z.array(z.object({ code: z.string(), detail: z.string() })).optional(),
  })
  .describe("An error (RFC 9457).");

/** Answers may get new fields: a reader that passes over what it does not know keeps working. */
function open(schema: Json): Json {
  const { additionalProperties, ...rest } = schema;
  return Object.fromEntries(
    Object.entries(additionalProperties === false ? rest : schema).map(([key, value]) => [key, openAll(value)]),
  );
}
function openAll(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(openAll);
  return typeof value === "object" && value !== null ? open(value as Json) : value;
}

/** The patterns of dates are long and say no more than the format does. */
function describe(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _schema, ...described } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === "date-time" || jsonSchema.format === "email") delete jsonSchema.pattern;
    },
  });
  return described;
}

/** Every named schema, each pointing to the others by name. */
function components(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...namedSchemas, Problem: problemSchema })) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: "output",
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, open(schema)]),
  );
}

const refusalsOfAll: Record<number, string> = {
  400: "A parameter of the query cannot be read (invalid-parameter).",
  401: "No valid key (not-authenticated).",
  403: "The key does not have the scope (scope-missing).",
  429: "Too many calls (too-many-attempts). Come back after Retry-After seconds.",
  500: "A fault of ours.",
  503: "The database cannot be reached. Come back after Retry-After seconds.",
};
const refusalsOfBodies: Record<number, string> = {
  400: "The body cannot be read at all (not-json, too-deep), or the Idempotency-Key cannot (bad-key).",
  411: "The body does not say how long it is.",
  413: "The body is larger than 1 MB.",
  415: "The body is no application/json (not-json).",
};

const header = (description: string): Json => ({ description, schema: { type: "string" } });
const retryHeaders = { "Retry-After": header("Seconds.") };

/** What an endpoint refuses, by status: what all do and what it does itself. */
export function refusalsOf({ body, refusals }: Endpoint): [status: number, when: string][] {
  const all = { ...refusalsOfAll, ...(body ? refusalsOfBodies : {}), ...refusals };
  return Object.entries(all).map(([status, when]) => [Number(status), when]);
}

/** The parameters of a path and of a query, as the document names them. */
function parametersOf({ path, query, method }: Endpoint): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: "path", required: true, schema: { type: "string" } },
  }));
  const { properties = {}, required = [] } = describe(query, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  const inQuery = Object.entries(properties).map(([name, { description, ...schema }]) => ({
    ...{ name, in: "query", required: required.includes(name), description, schema },
  }));
  const key = { $ref: "#/components/parameters/IdempotencyKey" };
  return [...inPath, ...inQuery, ...(method === "POST" ? [key] : [])];
}

function answersOf(endpoint: Endpoint): Json {
  const name = nameOf(endpoint.answer);
  const content = (type: string, schema: Json, example?: unknown) => ({
    [type]: { schema, ...(example === undefined ? {} : { example }) },
  });
  const done = {
    description: endpoint.summary,
    headers: endpoint.location ? { Location: header("Where it can be read.") } : undefined,
    content: content(
      "application/json",
      name ? ref(name) : describe(endpoint.answer, "output"),
      endpoint.example.answer,
    ),
  };
  const refused = refusalsOf(endpoint).map(([status, description]) => {
    const headers = status === 429 || status === 503 ? retryHeaders : undefined;
    return [status, { description, headers, content: content("application/problem+json", ref("Problem")) }];
  });
  return { [endpoint.status]: done, ...Object.fromEntries(refused) };
}

function operationOf(endpoint: Endpoint): Json {
  const { id, summary, description, scope, body, describedBody = body, example } = endpoint;
  const schema = describedBody ? describe(describedBody, "input") : undefined;
  return {
    operationId: id,
    summary,
    description,
    security: [{ apiKey: [scope] }],
    parameters: parametersOf(endpoint),
    requestBody: schema
      ? { required: true, content: { "application/json": { schema, example: example.body } } }
      : undefined,
    responses: answersOf(endpoint),
  };
}

/**
 * The OpenAPI 3.1 document of the REST API, made of the same descriptions and schemas that answer its calls.
 * @param origin this installation's address
 */
export function openApiDocument(origin: string): Json {
  const byPath: Record<string, Json> = {};
  for (const endpoint of apiEndpoints) {
    byPath[endpoint.path] = { ...byPath[endpoint.path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  const scopes = Object.entries(apiScopes).map(([scope, words]) => `- \`${scope}\`: ${words}`);
  return {
    openapi: "3.1.0",
    info: {
      title: "Fairlead",
      version: "1",
      description:
        "Amounts are whole numbers of the currency's smallest unit, moments ISO 8601 in UTC. Answers may get new fields; none is taken away or changes its meaning within v1.",
    },
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    servers: [{ url: origin }],
    paths: byPath,
    components: {
      securitySchemes: {
        apiKey: {
          type: "http",
          scheme: "bearer",
          description: `A key that an admin of the portal makes. It acts for the vendor, as far as its scopes reach:\n${scopes.join("\n")}`,
        },
      },
      parameters: {
        IdempotencyKey: {
          name: "Idempotency-Key",
          in: "header",
          required: false,
          description:
            "1 to 200 visible ASCII characters. The same request with the same key gets the first one's answer for a day; another request is refused.",
          schema: { type: "string", minLength: 1, maxLength: 200, pattern: "^[!-~]+$" },
        },
      },
      schemas: components(),
    },
  };
}
