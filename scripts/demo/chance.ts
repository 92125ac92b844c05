import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Repeatable chance: the same seed always tells the same story. */
export function createChance(seed: number) {
  const generator = xoroshiro128plus(seed);
  const int = (from: number, to: number) => uniformInt(generator, from, to);
  return {
    /** A whole number from..to, both included. */
    int,
    /** True so many times in a hundred. */
    percent: (share: number) => int(1, 100) <= share,
    pick: <Item>(items: readonly Item[]): Item => items[int(0, items.length - 1)] as Item,
    /** One of the keys, each as often as its weight says. */
    weighted: <Key extends string>(weights: Record<Key, number>): Key => {
      const entries = Object.entries(weights) as [Key, number][];
      let left = int(
        1,
        entries.reduce((sum, [, weight]) => sum + weight, 0),
      );
      for (const [key, weight] of entries) {
        left -= weight;
        if (left <= 0) return key;
      }
      throw new Error("weights are positive");
    },
  };
}

export type Chance = ReturnType<typeof createChance>;
