import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { apiScopes } from "~/domain/integrations/scopes";
import { apiEndpoints } from "~/web/api/endpoints";
import { testDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/http-server";
import { readBuiltRoutes } from "./build-routes";

const database = testDatabase();
let server: TestServer;
let text: string;
type Json = Record<string, unknown>;
let document: Json;

beforeAll(async () => {
  server = await startTestServer({ database });
  const answer = await server.browser().get("/api/v1/openapi.json");
  expect(answer.status).toBe(200);
  expect(answer.headers["content-type"]).toMatch(/^application\/json/);
  expect(answer.headers["cache-control"]).toBe("public, max-age=60");
  text = answer.body;
  document = JSON.parse(text) as Json;
}, 180_000);
afterAll(() => server?.stop());

/** What the specification asks of a document, as far as ours uses it. */
const schema = z.looseObject({});
const media = z.strictObject({ schema, example: z.unknown().optional() });
const content = z.record(z.string(), media);
const header = z.strictObject({ description: z.string(), schema });
const response = z.strictObject({
  description: z.string().min(1),
  headers: z.record(z.string(), header).optional(),
  content: content.optional(),
});
const reference = z.strictObject({ $ref: z.string().startsWith("#/components/") });
const parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(["query", "path", "header"]),
  required: z.boolean(),
  description: z.string().optional(),
  schema,
});
const operation = z.strictObject({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  security: z.tuple([z.strictObject({ apiKey: z.tuple([z.enum(Object.keys(apiScopes) as ["leads:read"])]) })]),
  parameters: z.array(z.union([reference, parameter])),
  requestBody: z.strictObject({ required: z.literal(true), content }).optional(),
  responses: z.record(z.string().regex(/^[2-5]\d\d$/), response),
});
const openApi = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  jsonSchemaDialect: z.literal("https://json-schema.org/draft/2020-12/schema"),
  servers: z.tuple([z.strictObject({ url: z.url() })]),
  paths: z.record(
    z.string().startsWith("/api/v1/"),
    z.strictObject({ get: operation.optional(), post: operation.optional() }),
  ),
  components: z.strictObject({
    securitySchemes: z.strictObject({
      apiKey: z.strictObject({ type: z.literal("http"), scheme: z.literal("bearer"), description: z.string() }),
    }),
    parameters: z.record(z.string(), parameter),
    schemas: z.record(z.string(), schema),
  }),
});

describe("the description of the API", () => {
  it("has the shape of an OpenAPI 3.1 document", () => {
    expect(openApi.safeParse(document).error).toBeUndefined();
    const { paths } = openApi.parse(document);
    const ids = Object.values(paths).flatMap(({ get, post }) => [get?.operationId, post?.operationId].filter(Boolean));
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, { get }] of Object.entries(paths)) {
      const named = get?.parameters.flatMap((one) => ("in" in one && one.in === "path" ? [one.name] : []));
      if (named) expect([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).toEqual(named);
    }
  });

  it("leads each reference to something that is there", () => {
    const at = (pointer: string) =>
      pointer
        .slice(2)
        .split("/")
        .reduce<unknown>((part, name) => (part as Json | undefined)?.[name], document);
    const references = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, pointer = ""]) => pointer);
    expect(references.length).toBeGreaterThan(20);
    for (const pointer of new Set(references)) expect(at(pointer), pointer).toBeDefined();
  });

  it("names every endpoint that the build answers, and none besides", async () => {
    const routes = await readBuiltRoutes();
    const built = routes.flatMap(({ api }) => Object.values(api ?? {}));
    const told = Object.entries(openApi.parse(document).paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    // Events come in beside Remix.
    const answered = [...built.map(({ method, path }) => `${method} ${path}`), "POST /api/v1/events"];
    expect(told.sort()).toEqual(answered.sort());
    for (const { path, api } of routes.map(({ pattern, api }) => ({ path: pattern.replace(/:(\w+)/g, "{$1}"), api }))) {
      for (const [method, endpoint] of Object.entries(api ?? {})) expect(endpoint).toMatchObject({ method, path });
    }
  });

  it("gives all refusals of every call as problems", () => {
    for (const { get, post } of Object.values(openApi.parse(document).paths)) {
      for (const one of [get, post]) {
        if (!one) continue;
        const refused = Object.entries(one.responses).filter(([status]) => Number(status) >= 400);
        const statuses = refused.map(([status]) => status);
        expect(statuses).toEqual(expect.arrayContaining(["400", "401", "403", "429", "500", "503"]));
        if (one === post) expect(statuses).toEqual(expect.arrayContaining(["409", "411", "413", "415", "422"]));
        for (const [, { content: given }] of refused)
          expect(Object.keys(given ?? {})).toEqual(["application/problem+json"]);
      }
    }
  });

  it.each(apiEndpoints)(
    "shows for $id an example that its own schemas take",
    ({ answer, body, describedBody, example }) => {
      expect(answer.parse(example.answer)).toEqual(example.answer);
      if (body) {
        expect(body.safeParse(example.body).error).toBeUndefined();
        expect((describedBody ?? body).safeParse(example.body).error).toBeUndefined();
      }
    },
  );
});

it("is shown to people at /docs/api, with every call", async () => {
  const page = await server.browser().get("/docs/api");
  expect(page.status).toBe(200);
  for (const { id, path, summary } of apiEndpoints) {
    expect(page.body).toContain(`id="${id}"`);
    expect(page.body).toContain(path);
    expect(page.body).toContain(summary);
  }
  expect(page.body).toContain("curl");
});
