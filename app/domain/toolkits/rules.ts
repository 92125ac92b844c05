import { type TemplatePlaceholder, templatePlaceholders } from "./fields";
import type { Direction, VersionStatus } from "./types";

const placeholder = /\{\{\s*([\w.-]*)\s*\}\}/g;

/** The text of a template for one reader: each known {{name}} is replaced once; what is put in is not read again. */
export function fillTemplate(text: string, values: Record<TemplatePlaceholder, string>): string {
  return text.replace(placeholder, (whole, name: string) =>
    Object.hasOwn(templatePlaceholders, name) ? values[name as TemplatePlaceholder] : whole,
  );
}

/** The first {{name}} in a template that nothing would replace; null when all are known. */
export function findUnknownPlaceholder(text: string): string | null {
  for (const [, name = ""] of text.matchAll(placeholder)) {
    if (!Object.hasOwn(templatePlaceholders, name)) return name;
  }
  return null;
}

/** The ids in their new order after one of them moved a place; the same order when it is at that end already. */
export function moveInOrder(ids: readonly string[], id: string, direction: Direction): string[] {
  const from = ids.indexOf(id);
  const to = from + (direction === "up" ? -1 : 1);
  const moved = [...ids];
  if (from === -1 || to < 0 || to >= ids.length) return moved;
  [moved[from], moved[to]] = [ids[to] as string, ids[from] as string];
  return moved;
}

/** What may be done with a version in each status; superseded and recalled ones never come back. */
const moves: Record<"publish" | "discard" | "recall", readonly VersionStatus[]> = {
  publish: ["draft"],
  discard: ["draft"],
  recall: ["published", "superseded"],
};

/** Whether a version may be published, discarded or recalled now. */
export function canMoveVersion(status: VersionStatus, move: keyof typeof moves): boolean {
  return moves[move].includes(status);
}

/** The words that must all occur in an asset for it to be found, lower-cased; at most eight. */
export function searchWords(query: string): string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
}
