import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall, type Handle } from "./answer-call.server";
import type { Endpoint } from "./endpoint";

/** A loader or an action that says which endpoint it is, so that a test can hold every route of the build against it. */
export type ApiHandler = ((args: LoaderFunctionArgs) => Promise<Response>) & { readonly endpoint: Endpoint };

/** The one way into the REST API for a route: the endpoint says what it takes and gives, `handle` calls the domain. */
export function apiHandler<Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
  endpoint: Endpoint<Query, Body, Answer>,
  handle: Handle<Query, Body, Answer>,
): ApiHandler {
  const handler = async ({ request, params, context }: LoaderFunctionArgs): Promise<Response> => {
    const { status, headers, body } = await answerCall(context.services, endpoint, handle, {
      authorization: request.headers.get("Authorization") ?? undefined,
      network: context.network,
      requestId: context.requestId,
      params,
      search: new URL(request.url).searchParams,
      contentType: request.headers.get("Content-Type") ?? undefined,
      idempotencyKey: request.headers.get("Idempotency-Key"),
      readText: () => request.text(),
    });
    return new Response(body, { status, headers });
  };
  return Object.assign(handler, { endpoint: endpoint as unknown as Endpoint });
}
