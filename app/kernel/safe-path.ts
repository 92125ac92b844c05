declare const safe: unique symbol;

/** A path of this site that was checked: the only thing a redirect or a dynamic link may take. */
export type SafePath = string & { readonly [safe]: true };

const base = "http://fairlead.invalid";

/**
 * Checks a path that came from outside (`?next=`, a form, a stored link). Anything that could leave this site
 * ("//evil", "/\evil", "javascript:", control characters) gives the fallback.
 */
export function safePath(candidate: string | null | undefined, fallback: string): SafePath {
  if (!candidate || candidate.length > 2_000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(candidate))
    return fallback as SafePath;
  if (candidate.includes("\\") || !URL.canParse(candidate, base)) return fallback as SafePath;
  const url = new URL(candidate, base);
  // Resolving dots can leave two slashes in front ("/..//evil"), which a browser reads as another host.
  const stays = url.origin === base && !url.pathname.startsWith("//");
  return (stays ? url.pathname + url.search + url.hash : fallback) as SafePath;
}

const linked = new Set(["https:", "mailto:"]);

/**
 * Checks a link in a text that somebody else wrote: a place on the page, a page of this site, an https or a mail
 * address (SAFETY). Null for anything else: "//host" and "javascript:" among them, and addresses with a name before
 * an @, which only look like another one.
 */
export function safeLink(candidate: string): string | null {
  if (/^#[\w-]*$/.test(candidate)) return candidate;
  if (/^[/\\]/.test(candidate)) return safePath(candidate, "/") === candidate ? candidate : null;
  if (!URL.canParse(candidate)) return null;
  const { protocol, username, href } = new URL(candidate);
  return linked.has(protocol) && username === "" ? href : null;
}
