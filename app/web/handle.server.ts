import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { z } from "zod";
import { can, type Ctx, type PartnerCtx, type VendorCtx } from "~/domain/context";
import type { PartnerPermission, Permission, VendorPermission } from "~/domain/identity/permissions";
import type { DomainError } from "~/kernel/errors";
import { isDomainError } from "~/kernel/errors";
import { failForm, type FormFailure, type FormValues, parseForm } from "~/kernel/parse-form";
import { isStorable } from "~/kernel/text";
import { paths } from "~/paths";
import type { LimitName } from "./attempt-limits.server";
import { createCtx } from "./context.server";
import { databaseGone, isDatabaseGone } from "./database-gone";
import { kindToStatus } from "./problem";
import { type SafePath, safePath } from "~/kernel/safe-path";
import { setToast, type Toast } from "./toast.server";

/** Who may enter: one permission, any of several, or, written out, everybody. */
export type Door = Permission | readonly Permission[] | "public";

export type CtxBehind<D extends Door> = D extends "public"
  ? Ctx
  : (D extends readonly (infer P)[] ? P : D) extends infer P
    ? [P] extends [PartnerPermission]
      ? PartnerCtx
      : [P] extends [VendorPermission]
        ? VendorCtx
        : PartnerCtx | VendorCtx
    : never;

type RemixArgs = LoaderFunctionArgs | ActionFunctionArgs;

/** What the edge tells a route about the request, beside the domain's context. */
type Edge = {
  request: Request;
  params: Record<string, string>;
  /** Stored id of the session in use; null for strangers. */
  sessionId: string | null;
  context: LoaderFunctionArgs["context"];
};

/** The page that somebody was on: what they asked for, or the form that they sent. */
function pageOf(request: Request): string | null {
  const address = request.method === "GET" ? request.url : (request.headers.get("Referer") ?? "");
  if (!URL.canParse(address)) return null;
  const { host, pathname, search } = new URL(address);
  return host === new URL(request.url).host ? pathname.replace(/\.data$/, "") + search : null;
}

/** Door first: strangers are sent to sign in, everybody else without the permission finds nothing here. */
async function enter<D extends Door>(args: RemixArgs, door: D): Promise<{ ctx: CtxBehind<D>; edge: Edge }> {
  const { context, request } = args;
  const { actor, sessionId } = await context.signedIn();
  if (door !== "public") {
    if (actor.kind === "anonymous") {
      throw redirect(paths.signIn(pageOf(request)));
    }
    const wanted: readonly Permission[] = typeof door === "string" ? [door] : door;
    if (!wanted.some((permission) => can(actor, permission))) throw new Response(null, { status: 404 });
  }
  // No record has such an id, and the database would refuse to look for one.
  if (!Object.values(args.params).every((id = "") => isStorable(id))) throw new Response(null, { status: 404 });
  const ctx = createCtx(context.services, actor, context.requestId) as CtxBehind<D>;
  return { ctx, edge: { request, params: args.params as Record<string, string>, sessionId, context } };
}

/** Says when to come back, on pages and data requests alike. */
function setRetryAfter({ details }: DomainError, { context }: RemixArgs): void {
  if (details.retryAfterSeconds) context.setHeader("Retry-After", String(details.retryAfterSeconds));
}

/** What is said of an error that no form can show, a missing database among them; null for what is no news to the asker. */
function failureOf(error: unknown, args: RemixArgs): { message: string; status: number } | null {
  if (isDatabaseGone(error)) {
    const { services, requestId, setHeader } = args.context;
    services.log.error({ err: error, requestId }, "request failed without a database");
    setHeader("Retry-After", String(databaseGone.retryAfterSeconds));
    return { message: databaseGone.sentence, status: 503 };
  }
  if (!isDomainError(error)) return null;
  setRetryAfter(error, args);
  return { message: error.details.message, status: kindToStatus[error.kind] };
}

/** The error page of its kind. */
function toErrorPage(error: unknown, args: RemixArgs): unknown {
  const failure = failureOf(error, args);
  return failure ? data({ message: failure.message }, { status: failure.status }) : error;
}

/** The same as text, where no page is drawn: Remix would answer with its own words. */
function toErrorText(error: unknown, args: RemixArgs): unknown {
  const isNothing = error instanceof Response && error.status === 404;
  const failure = isNothing ? { message: "There is nothing here.", status: 404 } : failureOf(error, args);
  if (!failure) return error;
  const headers = { "Content-Type": "text/plain; charset=utf-8" };
  return new Response(`${failure.message}\n`, { status: failure.status, headers });
}

/** A loader that says who may enter, so that a test can hold every route of the build against its table. */
export type GuardedLoader<Result> = ((args: LoaderFunctionArgs) => Promise<Result>) & { readonly permission: Door };

type LoaderOptions<D extends Door, Query> = { permission: D; query?: z.ZodType<Query> };
type Load<D extends Door, Query, Result> = (args: Edge & { ctx: CtxBehind<D>; query: Query }) => Promise<Result>;

function guardedLoader<D extends Door, Result, Query>(
  options: LoaderOptions<D, Query>,
  load: Load<D, Query, Result>,
  toFailure: typeof toErrorPage,
): GuardedLoader<Result> {
  const loader = async (args: LoaderFunctionArgs): Promise<Result> => {
    try {
      const { ctx, edge } = await enter(args, options.permission);
      return await load({ ...edge, ctx, query: readQuery(options.query, args.request) });
    } catch (error) {
      throw toFailure(error, args);
    }
  };
  return Object.assign(loader, { permission: options.permission });
}

/**
 * The one way into a page's data: permission, then the query's schema, then the domain.
 * Unknown or malformed query parameters fall back to the schema's defaults: a link never breaks.
 */
export function pageLoader<const D extends Door, Result, Query = undefined>(
  options: LoaderOptions<D, Query>,
  load: Load<D, Query, Result>,
): GuardedLoader<Result> {
  return guardedLoader(options, load, toErrorPage);
}

/** The same for an address without a page, such as a file's: what goes wrong is said in plain text. */
export function fileLoader<const D extends Door, Query = undefined>(
  options: LoaderOptions<D, Query>,
  load: Load<D, Query, Response>,
): GuardedLoader<Response> {
  return guardedLoader(options, load, toErrorText);
}

function readQuery<Query>(schema: z.ZodType<Query> | undefined, request: Request): Query {
  if (!schema) return undefined as Query;
  const given: Record<string, string> = {};
  for (const [key, value] of new URL(request.url).searchParams) {
    if (value !== "" && isStorable(value)) given[key] ??= value;
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const [key] = issue.path;
    if (typeof key === "string") delete given[key];
    if (issue.code === "unrecognized_keys") for (const unknown of issue.keys) delete given[unknown];
  }
  return schema.parse(given);
}

/** What a form gets back when it was not accepted, with the intent that it belongs to: nothing typed is lost. */
export type IntentFailure = FormFailure & { intent: string };

type LimitArgs<D extends Door, Input> = { input: Input; network: string; context: Edge["context"]; ctx: CtxBehind<D> };
type RunArgs<D extends Door, Input> = Edge & { ctx: CtxBehind<D>; input: Input };

type Intent = {
  permission: Door;
  handle(args: ActionFunctionArgs, name: string, form: FormData): Promise<unknown>;
};

/**
 * One thing that a page's form can do: permission, schema, limits, then the domain.
 * `limits` count attempts of well-formed input, whatever the domain makes of them.
 */
export function intent<const D extends Door, Schema extends z.ZodType>(options: {
  permission: D;
  input: Schema;
  limits?: (args: LimitArgs<D, z.output<Schema>>) => [LimitName, string][];
  run: (args: RunArgs<D, z.output<Schema>>) => Promise<unknown>;
}): Intent {
  return {
    permission: options.permission,
    async handle(args, name, form) {
      try {
        const { ctx, edge } = await enter(args, options.permission);
        const parsed = parseForm(options.input, form);
        if (!parsed.ok) return data({ ...parsed, intent: name } satisfies IntentFailure, { status: 422 });
        const { context } = args;
        const limits = options.limits?.({ input: parsed.data, network: context.network, context, ctx }) ?? [];
        for (const [limit, key] of limits) await context.services.limits.consume(limit, key);
        return await options.run({ ...edge, ctx, input: parsed.data });
      } catch (error) {
        if (!isDomainError(error) || error.kind === "not-found") throw toErrorPage(error, args);
        setRetryAfter(error, args);
        return refuse(error, name, failForm(options.input, form, {}).values);
      }
    },
  };
}

function refuse(error: DomainError, name: string, values: FormValues) {
  const { field = "", message } = error.details;
  const failure: IntentFailure = { ok: false, intent: name, errors: { [field]: [message] }, values };
  return data(failure, { status: kindToStatus[error.kind] });
}

/** An action that says what it can do and who may: intent → permission. */
export type GuardedAction = ((args: ActionFunctionArgs) => Promise<IntentFailure | undefined>) & {
  readonly intents: Readonly<Record<string, Door>>;
};

/**
 * A page's action: the form's `intent` field chooses what happens ("" when a form can do one thing only); an unknown
 * one is refused.
 */
export function formAction(intents: Record<string, Intent>): GuardedAction {
  const action = async (args: ActionFunctionArgs) => {
    if (args.request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
    const { tooLarge } = args.context;
    if (tooLarge) throw data({ message: tooLarge }, { status: 413 });
    const form = await readForm(args.request);
    const name = form.get("intent") ?? "";
    if (typeof name !== "string" || !Object.hasOwn(intents, name)) throw new Response(null, { status: 400 });
    const chosen = intents[name] as Intent;
    form.delete("intent");
    return chosen.handle(args, name, form);
  };
  const doors = Object.entries(intents).map(([name, { permission }]) => [name, permission] as const);
  return Object.assign(action as (args: ActionFunctionArgs) => Promise<IntentFailure | undefined>, {
    intents: Object.fromEntries(doors),
  });
}

/**
 * The action of an address without a page. What a page would show beside its form is the whole answer here: Remix would
 * take what it is made of for data, with the status of a success.
 */
export function formActionWithoutPage(intents: Record<string, Intent>): GuardedAction {
  const action = formAction(intents);
  const answering = async (args: ActionFunctionArgs) => {
    const result: unknown = await action(args);
    if (result instanceof Response) return result;
    const { data: failure, init } = result as ReturnType<typeof data<IntentFailure>>;
    return Response.json({ errors: failure.errors }, init ?? undefined);
  };
  return Object.assign(answering as unknown as GuardedAction, { intents: action.intents });
}

async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new Response(null, { status: 400 });
  }
}

/** After a success: on to a page, perhaps with a message and cookies. */
export async function goTo(
  path: string,
  options: { toast?: Toast | string; cookies?: string[] } = {},
): Promise<Response> {
  const target: SafePath = safePath(path, "/");
  const headers = new Headers();
  for (const value of options.cookies ?? []) headers.append("Set-Cookie", value);
  const { toast } = options;
  if (toast) headers.append("Set-Cookie", await setToast(typeof toast === "string" ? { message: toast } : toast));
  return redirect(target, { status: 303, headers });
}
