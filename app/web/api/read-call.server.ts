import { z } from "zod";
import { jsonDepth } from "~/kernel/json-depth";
import { friendlyMessage } from "~/kernel/parse-form";
import { isStorable } from "~/kernel/text";
import { pointerTo, problem, ProblemFound, type ProblemPart } from "../problem";

/** Deeper than any body needs, shallower than what overflows whoever walks over it (SAFETY). */
const deepest = 8;
const mostParts = 20;
const idempotencyKey = z.string().regex(/^[\x21-\x7e]{1,200}$/);

/** A name that we repeat: nobody's text comes back to them as it is. */
const plainName = /^[A-Za-z][A-Za-z0-9_.-]{0,39}$/;
const unknown = "Not known here.";

type Issue = { path: readonly PropertyKey[]; detail: string };

/** What is wrong, part by part; a name that is not known is a part of its own. */
function issuesOf(error: z.ZodError): Issue[] {
  return error.issues
    .flatMap((issue) => {
      if (issue.code !== "unrecognized_keys") return [{ path: issue.path, detail: issue.message }];
      const names = issue.keys.filter((name) => plainName.test(name));
      if (names.length < issue.keys.length)
        return [{ path: issue.path, detail: "Holds names that are not known here." }];
      return names.map((name) => ({ path: [...issue.path, name], detail: unknown }));
    })
    .slice(0, mostParts);
}

function refuse(status: number, code: string, detail: string, errors?: readonly ProblemPart[]): ProblemFound {
  return new ProblemFound(problem(status, code, detail, errors));
}

/** The refusal of a query. */
export function badParameters(parts: readonly { parameter: string; detail: string }[]): ProblemFound {
  const detail = parts.map((part) => `${part.parameter}: ${part.detail}`).join(" ");
  return refuse(400, "invalid-parameter", detail || "The query cannot be read.", parts);
}

/** Reads a query strictly: a parameter that is unknown, malformed or there twice is refused, never passed over. */
export function readQuery<Schema extends z.ZodType>(schema: Schema, search: URLSearchParams): z.output<Schema> {
  const given = new Map<string, string>();
  const wrong: { parameter: string; detail: string }[] = [];
  for (const [name, value] of search) {
    const parameter = plainName.test(name) ? name : "query";
    if (parameter !== name) wrong.push({ parameter, detail: "Holds names that are not known here." });
    else if (given.has(name)) wrong.push({ parameter, detail: "Give it once." });
    else if (!isStorable(value)) wrong.push({ parameter, detail: "Contains characters that cannot be read." });
    else given.set(name, value);
  }
  const parsed = schema.safeParse(Object.fromEntries(given), { error: friendlyMessage });
  if (parsed.success && wrong.length === 0) return parsed.data;
  const found = parsed.success ? [] : issuesOf(parsed.error);
  throw badParameters([
    ...wrong.slice(0, mostParts),
    ...found.map(({ path, detail }) => ({ parameter: String(path[0] ?? "query"), detail })),
  ]);
}

/** The text of a JSON body. Refuses another type before anything of it is read. */
export async function readText(contentType: string | undefined, read: () => Promise<string>): Promise<string> {
  if (!/^application\/json\s*(?:;|$)/i.test(contentType ?? "")) throw refuse(415, "not-json", "Send application/json.");
  return read();
}

/** A body by its schema. */
export function readBody<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  if (jsonDepth(text) > deepest) throw refuse(400, "too-deep", `At most ${deepest} levels are read.`);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw refuse(400, "not-json", "The body is not JSON.");
  }
  const parsed = schema.safeParse(body, { error: friendlyMessage });
  if (parsed.success) return parsed.data;
  const errors = issuesOf(parsed.error).map(({ path, detail }) => ({ pointer: pointerTo(path), detail }));
  const [first] = errors;
  const words = first ? `${first.pointer.slice(1) || "The body"}: ${first.detail}` : "The body cannot be read.";
  throw refuse(422, "invalid-input", errors.length > 1 ? `${words} And ${errors.length - 1} more.` : words, errors);
}

/** The Idempotency-Key of a call, if it carries one. */
export function readIdempotencyKey(given: string | null | undefined): string | null {
  if (given === null || given === undefined) return null;
  const parsed = idempotencyKey.safeParse(given);
  if (!parsed.success) throw refuse(400, "bad-key", "An Idempotency-Key has 1 to 200 visible ASCII characters.");
  return parsed.data;
}
