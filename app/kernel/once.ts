import { z } from "zod";
import { DomainError } from "./errors";
import { type IdPrefix, isId } from "./ids";

/** The id that a page gives its form for what is made with it: the same request a second time makes nothing more. */
export function onceFor(prefix: IdPrefix) {
  return z.string().refine((id) => isId(prefix, id), "This form cannot be sent. Please reload the page.");
}

/**
 * Lets a form that was sent before pass, when it brings what is stored under its id already.
 * Throws `already-done` when it brings something else, from an old page say: what is stored stays as it is.
 */
export function expectSame<Sent extends object>(stored: Record<keyof Sent, unknown>, sent: Sent): void {
  if ((Object.keys(sent) as (keyof Sent)[]).every((key) => stored[key] === sent[key])) return;
  throw new DomainError("already-done", {
    message: "This form was sent before with something else in it. Please reload the page and send it again.",
  });
}
