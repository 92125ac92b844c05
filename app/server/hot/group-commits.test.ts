import { describe, expect, it } from "vitest";
import { groupCommits, TooMuchWaits } from "./group-commits";

/** Keeps numbers, doubled; a commit lasts until it is let go, and a number below zero makes its group fail. */
function setUp(
  limits: { group: number; waiting: number } = { group: 10, waiting: 20 },
  weightOf?: (n: number) => number,
) {
  const groups: number[][] = [];
  const held: (() => void)[] = [];
  const keep = groupCommits<number, number>({
    ...limits,
    weightOf,
    async keep(group) {
      groups.push([...group]);
      await new Promise<void>((resolve) => held.push(resolve));
      const bad = group.find((n) => n < 0);
      if (bad === -99) throw Object.assign(new Error("gone"), { code: "ECONNREFUSED" });
      if (bad !== undefined) throw new Error(`${bad} cannot be kept`);
      return group.map((n) => n * 2);
    },
  });
  const letGo = async () => {
    while (held.length === 0) await new Promise(setImmediate);
    held.shift()?.();
  };
  return { keep, groups, letGo };
}

describe("group commits", () => {
  it("takes along what came meanwhile, and answers each only after its own commit", async () => {
    const { keep, groups, letGo } = setUp();
    const first = keep(1);
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const settled: number[] = [];
    const rest = [2, 3].map((n) => keep(n).then((result) => settled.push(result)));
    await letGo();
    expect(await first).toBe(2);
    expect(settled).toEqual([]);
    await letGo();
    await Promise.all(rest);
    expect(settled).toEqual([4, 6]);
    expect(groups).toEqual([[1], [2, 3]]);
  });

  it("puts no more into a commit than it takes, but always one", async () => {
    const { keep, groups, letGo } = setUp({ group: 10, waiting: 100 }, (n) => n);
    const all = [4, 5, 3, 30, 1].map((n) => keep(n));
    for (let n = 0; n < 4; n += 1) await letGo();
    expect(await Promise.all(all)).toEqual([8, 10, 6, 60, 2]);
    expect(groups).toEqual([[4, 5], [3], [30], [1]]);
  });

  it("lets fail alone what makes a group fail", async () => {
    const { keep, groups, letGo } = setUp();
    const outcomes = Promise.allSettled([1, -2, 3].map((n) => keep(n)));
    for (let n = 0; n < 4; n += 1) await letGo();
    expect((await outcomes).map((one) => (one.status === "fulfilled" ? one.value : String(one.reason)))).toEqual([
      2,
      "Error: -2 cannot be kept",
      6,
    ]);
    expect(groups).toEqual([[1, -2, 3], [1], [-2], [3]]);
  });

  it("does not try again without a database", async () => {
    const { keep, groups, letGo } = setUp();
    const outcomes = Promise.allSettled([1, -99].map((n) => keep(n)));
    await letGo();
    expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(groups).toHaveLength(1);
  });

  it("refuses what would wait behind too much", async () => {
    const { keep, letGo } = setUp({ group: 10, waiting: 2 });
    const taken = [keep(1), keep(2)];
    await expect(keep(3)).rejects.toThrow(TooMuchWaits);
    await letGo();
    expect(await Promise.all(taken)).toEqual([2, 4]);
    const later = keep(4);
    await letGo();
    expect(await later).toBe(8);
  });
});
