import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoProgramRules } from "db/seeds/demo-program";
import { programRules } from "../programs/program-rules";
import { evaluate } from "./evaluate";
import { reconcile } from "./reconcile";
import type { LeadFact, PostedCommission } from "./types";

const version = { number: 1, rules: programRules.parse(demoProgramRules) };
const at = (days: number) => new Date(Date.UTC(2026, 0, 1 + days));
const fact = (id: string, kind: string, days: number, payload = {}): LeadFact => ({
  id,
  kind,
  occurredAt: at(days),
  payload,
});
const won = (id: string, days: number, amountMinor: bigint) =>
  fact(id, "opportunity.won", days, { amountMinor: amountMinor.toString(), currency: "USD" });

describe("evaluate", () => {
  it("pays the flat reward once on qualified: $250", () => {
    const due = evaluate(version, [fact("jrn_1", "lead.qualified", 3)]);
    expect(due).toMatchObject([
      { rewardKey: "qualified", amountMinor: 25_000n, currency: "USD", milestoneId: "jrn_1" },
    ]);
    expect(due[0]?.holdUntil).toEqual(at(3));
  });

  it("holds the won reward for 30 days from the day it was won", () => {
    expect(evaluate(version, [won("jrn_2", 9, 100n)])[0]?.holdUntil).toEqual(at(9 + 30));
  });

  it("pays 10 % of the amount won: $48,215.55 × 10 % = $4,821.56 (half to even)", () => {
    const due = evaluate(version, [won("jrn_2", 9, 4_821_555n)]);
    expect(due).toMatchObject([{ rewardKey: "won", amountMinor: 482_156n }]);
    expect(due[0]?.explanation.arithmetic).toBe("$48,215.55 × 10 % = $4,821.56");
  });

  it("pays nothing for facts without a reward, and nothing for nothing", () => {
    expect(evaluate(version, [])).toEqual([]);
    expect(evaluate(version, [fact("jrn_1", "lead.accepted", 1), fact("jrn_2", "opportunity.opened", 2)])).toEqual([]);
  });

  it("pays the second win of a deal that was reopened, not both", () => {
    const due = evaluate(version, [
      won("jrn_1", 5, 100_000n),
      fact("jrn_2", "opportunity.reopened", 6),
      won("jrn_3", 8, 300_000n),
    ]);
    expect(due.map((reward) => [reward.milestoneId, reward.amountMinor])).toEqual([["jrn_3", 30_000n]]);
  });
});

const kinds = ["lead.accepted", "lead.qualified", "opportunity.opened", "opportunity.reopened", "opportunity.won"];
const history = fc
  .array(
    fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 400 }), fc.bigInt({ min: 0n, max: 10n ** 12n })),
    {
      maxLength: 25,
    },
  )
  .map((rows) =>
    rows.map(([kind, days, amount], index) =>
      kind === "opportunity.won" ? won(`jrn_${index}`, days, amount) : fact(`jrn_${index}`, kind, days),
    ),
  );

describe("the same journal in any order, twice", () => {
  it("gives the same commissions", () => {
    fc.assert(
      fc.property(
        history.chain((facts) =>
          fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 })),
        ),
        ([facts, shuffledTwice]) => {
          expect(evaluate(version, shuffledTwice)).toEqual(evaluate(version, facts));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("ends in the same postings, whatever was known when", () => {
    fc.assert(
      fc.property(
        history.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))),
        ([facts, arrival]) => {
          let posted: PostedCommission[] = [];
          const known: LeadFact[] = [];
          for (const next of arrival) {
            known.push(next);
            for (let twice = 0; twice < 2; twice += 1) posted = post(posted, known);
          }
          const standing = posted.filter((commission) => commission.status !== "reversed");
          const due = evaluate(version, facts);
          expect(standing.map((c) => [c.rewardKey, c.milestoneId, c.amountMinor]).sort()).toEqual(
            due.map((d) => [d.rewardKey, d.milestoneId, d.amountMinor]).sort(),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** What reconcile-lead does, without a database. */
function post(posted: PostedCommission[], facts: LeadFact[]): PostedCommission[] {
  const { accrue, reverse, restore } = reconcile(evaluate(version, facts), posted);
  return [
    ...posted.map((commission) => {
      if (reverse.includes(commission)) return { ...commission, status: "reversed" as const };
      return restore.includes(commission) ? { ...commission, status: "pending" as const } : commission;
    }),
    ...accrue.map((due) => ({ ...due, id: `${due.rewardKey}${due.milestoneId}`, status: "pending" as const })),
  ];
}
