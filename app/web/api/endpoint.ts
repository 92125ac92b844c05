import type { z } from "zod";
import type { ApiScope } from "~/domain/integrations/scopes";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * One thing that the REST API can do. What answers calls is built from it, and so is the document that describes it:
 * neither can say something else than the other.
 */
export type Endpoint<
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  /** The operation's id in the document. */
  id: string;
  method: "GET" | "POST";
  /** With parameters as in `/api/v1/leads/{leadId}`. */
  path: string;
  /** What a key needs. */
  scope: ApiScope;
  summary: string;
  description: string;
  /** The only parameters that it takes; a strict object. */
  query: Query;
  body?: Body;
  /** What the document says of a body whose parts are read one by one, so that a bad one does not refuse the others. */
  describedBody?: z.ZodType;
  status: 200 | 201 | 202;
  /** The positive list of what leaves: anything else that a handler gives is taken off. */
  answer: Answer;
  /** What it refuses beside what every endpoint does: status → when. */
  refusals: Readonly<Record<number, string>>;
  /** Where what was made can be read. */
  location?: (answer: z.output<Answer>) => string;
  example: { query?: string; body?: Json; answer: Json };
};

/** Keeps the types of its schemas for whoever handles it. */
export function defineEndpoint<Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
  endpoint: Endpoint<Query, Body, Answer>,
): Endpoint<Query, Body, Answer> {
  return endpoint;
}
