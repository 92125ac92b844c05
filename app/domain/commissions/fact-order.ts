import { rewardFacts } from "./reward-facts";
import type { LeadFact } from "./types";

const ranks = new Map<string, number>(rewardFacts.map((kind, index) => [kind, index]));

const text = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );

/** Where a fact comes among those of its moment and kind. Our own facts have no id but the one of their arrival. */
function placeOf({ id, source = "", sourceId, payload }: LeadFact): string {
  return `${source}\n${sourceId === id ? "" : (sourceId ?? "")}\n${text(payload)}`;
}

const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

/**
 * Facts by when they happened. Those of one moment follow the steps that a deal takes, then their source and the id
 * that it gave, then what they say: never the order in which they arrived.
 */
export function byOccurrence(a: LeadFact, b: LeadFact): number {
  return (
    a.occurredAt.getTime() - b.occurredAt.getTime() ||
    (ranks.get(a.kind) ?? ranks.size) - (ranks.get(b.kind) ?? ranks.size) ||
    compare(placeOf(a), placeOf(b)) ||
    compare(a.id, b.id)
  );
}
