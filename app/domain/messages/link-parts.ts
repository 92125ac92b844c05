export type TextPart = { text: string; path: string | null };

const address = /https?:\/\/[^\s<>"]+/g;

/**
 * A mail's text in pieces: addresses of this app become paths, so that they lead here whatever host the reader
 * used; any other address stays text.
 */
export function linkParts(text: string, appUrl: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const found = match[0].replace(/[.,;:!?)\]]+$/, "");
    if (!URL.canParse(found)) continue;
    const url = new URL(found);
    if (url.origin !== appUrl) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), path: null });
    parts.push({ text: found, path: `${url.pathname}${url.search}${url.hash}` });
    end = match.index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), path: null });
  return parts;
}
