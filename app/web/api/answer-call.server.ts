import type { z } from "zod";
import type { IntegrationCtx } from "~/domain/context";
import { type Answer, answerOnce } from "~/domain/integrations/commands/answer-once";
import { notFound } from "~/kernel/errors";
import { isStorable } from "~/kernel/text";
import { enterApi } from "../api-door.server";
import type { AppServices } from "../context.server";
import { failureProblem } from "../failure";
import { findProblem, type Problem, problemDocument, problemHeaders } from "../problem";
import type { Endpoint } from "./endpoint";
import { badParameters, readBody, readIdempotencyKey, readQuery, readText } from "./read-call.server";

/** A call of the API, however it came in. */
export type Call = {
  authorization: string | undefined;
  network: string;
  requestId: string;
  params: Readonly<Record<string, string | undefined>>;
  search: URLSearchParams;
  contentType: string | undefined;
  idempotencyKey: string | null | undefined;
  readText(): Promise<string>;
};

export type Answered = { status: number; headers: Record<string, string>; body: string };

/** What an endpoint's handler gets: everything is read and allowed by then. */
export type Handling<Query, Body> = {
  ctx: IntegrationCtx;
  params: Readonly<Record<string, string>>;
  query: Query;
  body: Body;
  /** Makes a path of ours an address for others. */
  addressOf(path: string): string;
};

export type Handle<Query extends z.ZodType, Body extends z.ZodType, Result extends z.ZodType> = (
  given: Handling<z.output<Query>, z.output<Body>>,
) => Promise<z.input<Result>>;

/** A read that names no record of a parameter's says which parameter. */
function ofQuery(found: Problem): Problem {
  const parts = found.errors?.flatMap((part) =>
    "pointer" in part ? [{ parameter: part.pointer.slice(1), detail: part.detail }] : [],
  );
  return parts?.length ? badParameters(parts).problem : found;
}

/** Everything between a call and its answer but failures. */
async function answer<Query extends z.ZodType, Body extends z.ZodType, Result extends z.ZodType>(
  services: AppServices,
  endpoint: Endpoint<Query, Body, Result>,
  handle: Handle<Query, Body, Result>,
  call: Call,
): Promise<Answered> {
  const entered = await enterApi(services, call, endpoint.scope);
  if (!entered.ok) return toAnswer(entered.problem);
  const params = Object.fromEntries(Object.entries(call.params).map(([name, value = ""]) => [name, value]));
  if (!Object.values(params).every(isStorable)) throw notFound("record");
  const query = readQuery(endpoint.query, call.search);
  const text = endpoint.body ? await readText(call.contentType, call.readText) : "";
  const body = (endpoint.body ? readBody(endpoint.body, text) : undefined) as z.output<Body>;
  const key = endpoint.method === "POST" ? readIdempotencyKey(call.idempotencyKey) : null;
  const addressOf = (path: string) => new URL(path, services.env.APP_URL).href;
  const work = async (ctx: IntegrationCtx): Promise<Answer> => {
    const result = await handle({ ctx, params, query, body, addressOf });
    return { status: endpoint.status, body: JSON.stringify(endpoint.answer.parse(result)) };
  };
  const { ctx } = entered;
  const request = `${endpoint.method} ${endpoint.path}\n${text}`;
  const given = key ? await answerOnce(ctx, { apiKeyId: ctx.actor.apiKeyId, key, request }, work) : await work(ctx);
  const headers: Record<string, string> = { "Content-Type": "application/json" };
  if (endpoint.location) headers.Location = endpoint.location(JSON.parse(given.body));
  return { ...given, headers };
}

function toAnswer(found: Problem): Answered {
  return { status: found.status, headers: problemHeaders(found), body: problemDocument(found) };
}

/**
 * Answers a call: permission, parameters and body, then the domain; what goes wrong becomes a problem document, and
 * what nobody expected goes to the log. Never throws.
 */
export async function answerCall<Query extends z.ZodType, Body extends z.ZodType, Result extends z.ZodType>(
  services: AppServices,
  endpoint: Endpoint<Query, Body, Result>,
  handle: Handle<Query, Body, Result>,
  call: Call,
): Promise<Answered> {
  try {
    return await answer(services, endpoint, handle, call);
  } catch (error) {
    const found = findProblem(error);
    if (found) return toAnswer(endpoint.method === "GET" ? ofQuery(found) : found);
    const { requestId } = call;
    services.log.error({ err: error, requestId, path: endpoint.path }, "a call of the API failed");
    return toAnswer(failureProblem(error));
  }
}
