import type { Option } from "./select";

/** Choices (value → label) as the options of a Select or the cards of RadioCards, in their own order. */
export function optionsOf(choices: Readonly<Record<string, string>>): Option[] {
  return Object.entries(choices).map(([value, label]) => ({ value, label }));
}
