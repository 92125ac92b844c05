import { isDatabaseGone } from "~/web/database-gone";

/** Too much waits for the database. */
export class TooMuchWaits extends Error {
  override name = "TooMuchWaits";
  readonly status = 503;
}

type Waiting<Item, Result> = { item: Item; resolve(result: Result): void; reject(error: unknown): void };

/**
 * Keeps things durably and still fast: the promise of each settles when the commit that it was part of has, and while
 * one commit is under way the next ones gather. So nothing is lost that was answered for, also over a crash, and what a
 * hundred callers bring at once costs one commit. What makes a group fail fails alone: the others are tried again
 * without it.
 * @param options `keep` writes a group in one transaction, a result for each; `weightOf` says how much of a group one
 *   takes (1 unless given); `group` is the most that one commit takes, `waiting` the most that may wait for theirs
 * @returns a function that keeps one thing; throws `TooMuchWaits`, and whatever `keep` throws for it
 */
export function groupCommits<Item, Result>(options: {
  keep(group: readonly Item[]): Promise<readonly Result[]>;
  weightOf?(item: Item): number;
  group: number;
  waiting: number;
}): (item: Item) => Promise<Result> {
  const { keep, weightOf = () => 1 } = options;
  const waiting: Waiting<Item, Result>[] = [];
  let weight = 0;
  let busy = false;

  /** As many as fit into one commit, and always one. */
  function takeGroup(): Waiting<Item, Result>[] {
    let taken = 0;
    let room = options.group;
    for (const { item } of waiting) {
      room -= weightOf(item);
      if (room < 0 && taken > 0) break;
      taken += 1;
    }
    const group = waiting.splice(0, taken);
    weight -= group.reduce((sum, { item }) => sum + weightOf(item), 0);
    return group;
  }

  async function keepGroup(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await keep(group.map(({ item }) => item));
      for (const [index, { resolve }] of group.entries()) resolve(results[index] as Result);
    } catch (error) {
      if (group.length === 1 || isDatabaseGone(error)) for (const { reject } of group) reject(error);
      else for (const one of group) await keepGroup([one]);
    }
  }

  async function work(): Promise<void> {
    while (waiting.length > 0) await keepGroup(takeGroup());
    busy = false;
  }

  return (item) => {
    const more = weightOf(item);
    if (weight > 0 && weight + more > options.waiting) return Promise.reject(new TooMuchWaits());
    weight += more;
    return new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (busy) return;
      busy = true;
      // Whoever comes in at the same moment comes along.
      setImmediate(() => void work());
    });
  };
}
