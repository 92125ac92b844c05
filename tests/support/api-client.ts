import { createApiKey } from "~/domain/integrations/commands/create-api-key";
import { type ApiScope, apiScopes } from "~/domain/integrations/scopes";
import { apiEndpoints } from "~/web/api/endpoints";
import type { Endpoint } from "~/web/api/endpoint";
import { problemSchema } from "~/web/api/open-api";
import type { Cast } from "../routes/cast";
import { leadFormFields } from "./factories";
import type { Answer, RawRequest } from "./http-client";
import type { TestServer } from "./http-server";

export const allScopes = Object.keys(apiScopes) as ApiScope[];

export type ApiAnswer = Answer & { json: unknown };

/** Another system that calls the API with a key; without one when `key` is null. */
export function apiClient(server: TestServer, key: string | null) {
  const authorization = key === null ? "" : `Bearer ${key}`;
  async function send(path: string, request: RawRequest = {}): Promise<ApiAnswer> {
    const headers = { authorization, origin: "", ...request.headers };
    const answer = await server.browser().send(path, { ...request, headers });
    const json = /json/.test(String(answer.headers["content-type"])) && answer.body ? JSON.parse(answer.body) : null;
    return { ...answer, json };
  }
  return {
    send,
    get: (path: string) => send(path),
    /** Sends JSON, or a text as it is. */
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      send(path, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
  };
}

export type ApiClient = ReturnType<typeof apiClient>;

/** A key with some scopes, made by the cast's admin. */
export async function makeKey({ people }: Cast, scopes: readonly ApiScope[] = allScopes, days = 30) {
  const input = { name: "Billing", source: "product", scopes: [...scopes], days };
  return createApiKey(people.admin, input);
}

/** The endpoint that answers a call. */
export function endpointOf(id: string): Endpoint {
  const found = apiEndpoints.find((endpoint) => endpoint.id === id);
  if (!found) throw new Error(`There is no endpoint ${id}`);
  return found;
}

/** What in an answer is not as its schema says: also a field that the schema does not know. */
export function differsFrom(endpoint: Endpoint, { status, json }: ApiAnswer): string | null {
  const schema = status === endpoint.status ? endpoint.answer : problemSchema;
  const parsed = schema.safeParse(json);
  if (!parsed.success) return parsed.error.message;
  // Reading takes away what the schema does not know.
  return JSON.stringify(parsed.data) === JSON.stringify(json) ? null : "fields that the schema does not know";
}

/** A complete lead as another system sends it; the company fits the program. */
export function newLeadBody(partnerId: string, companyName: string) {
  const { value: _value, revenueBand: _band, contactConsent: _consent, ...same } = leadFormFields(companyName);
  const numbers = { employeeCount: Number(same.employeeCount), seats: Number(same.seats), valueMinor: 4_800_000 };
  return { partnerId, ...same, ...numbers, contactConsent: true };
}
