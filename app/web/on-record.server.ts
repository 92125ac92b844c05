import type { z } from "zod";
import type { LimitName } from "./attempt-limits.server";
import { type CtxBehind, type Door, goTo, intent } from "./handle.server";

/**
 * Intents of a page about one record: the record's id comes from the address, the page comes back afterwards.
 * @param param name of the id in the route and in the command's input
 * @param back the page's path by id
 */
export function onRecord<const Param extends string>(param: Param, back: (id: string) => string) {
  return <const D extends Door, Schema extends z.ZodType<object>>(
    permission: D,
    input: Schema,
    command: (ctx: CtxBehind<D>, input: z.output<Schema> & Record<Param, string>) => Promise<void>,
    toast: string,
    onwards?: string,
  ) =>
    intent({
      permission,
      input,
      run: async ({ ctx, input: given, params }) => {
        const id = params[param] ?? "";
        await command(ctx, { ...given, [param]: id } as z.output<Schema> & Record<Param, string>);
        return goTo(onwards ?? back(id), { toast });
      },
    });
}

/** Intents of a page without a record in its address: one command each, and the page comes back. */
export function onPage(back: string) {
  return <const D extends Door, Schema extends z.ZodType, Result>(
    permission: D,
    input: Schema,
    command: (ctx: CtxBehind<D>, input: z.output<Schema>) => Promise<Result>,
    toast: string | ((result: Result) => string),
    limits?: (input: z.output<Schema>, ctx: CtxBehind<D>) => [LimitName, string][],
  ) =>
    intent({
      permission,
      input,
      limits: limits && ((args) => limits(args.input, args.ctx)),
      run: async ({ ctx, input: given }) => {
        const result = await command(ctx, given);
        return goTo(back, { toast: typeof toast === "string" ? toast : toast(result) });
      },
    });
}
