import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accepted,
  alone,
  fact,
  invoice,
  lead,
  refund,
  share,
  usd,
  version,
} from "../../../tests/support/reward-examples";
import { evaluate } from "./evaluate";
import { findMilestones, inOrder } from "./milestones";
import type { LeadFact, PartnerFacts } from "./types";

/** 10 % of the first two invoices of the year, 12 % of those after them. */
const tiers = version([
  share("first", "invoice.paid", 1_000, { recurring: { months: null }, conditions: { volume: { from: 1, to: 2 } } }),
  share("more", "invoice.paid", 1_200, { recurring: { months: null }, conditions: { volume: { from: 3, to: null } } }),
]);

/** The partner's milestones as they are counted: those of this lead, and those of others. */
function partnerOf(facts: readonly LeadFact[], others: PartnerFacts["milestones"] = []): PartnerFacts {
  const own = findMilestones("invoice.paid", inOrder(facts)).map(({ key, fact: { occurredAt } }) => ({
    ...{ leadId: lead.id, kind: "invoice.paid", key, occurredAt },
  }));
  return { ...alone, milestones: [...own, ...others] };
}

const earned = (facts: LeadFact[], others: PartnerFacts["milestones"] = []) =>
  evaluate(tiers, [...accepted, ...facts], lead, partnerOf(facts, others))
    .due.map(
      ({ rewardKey, milestoneKey, grossMinor }) =>
        `${milestoneKey.replace("invoice.paid:", "")} ${rewardKey} ${grossMinor}`,
    )
    .sort();

describe("a reward by volume", () => {
  it("counts every invoice: the third is the first of the higher step", () => {
    // $1,000 × 10 % = $100, twice; $1,000 × 12 % = $120
    expect(earned([invoice(1, 100_000, "in_1"), invoice(2, 100_000, "in_2"), invoice(3, 100_000, "in_3")])).toEqual([
      "in_1 first 10000",
      "in_2 first 10000",
      "in_3 more 12000",
    ]);
  });

  it("counts those of the partner's other leads, too, and none of the year before", () => {
    const other = (days: number, key: string) => ({
      ...{
        leadId: "lead_0",
        kind: "invoice.paid",
        key: `invoice.paid:${key}`,
        occurredAt: invoice(days, 1, key).occurredAt,
      },
    });
    // Two of others before it: this is number 3. $1,000 × 12 % = $120
    expect(earned([invoice(9, 100_000, "in_1")], [other(1, "a"), other(2, "b")])).toEqual(["in_1 more 12000"]);
    expect(earned([invoice(9, 100_000, "in_1")], [other(-20, "a"), other(-30, "b")])).toEqual(["in_1 first 10000"]);
    expect(earned([invoice(9, 100_000, "in_1")], [other(10, "a"), other(11, "b")])).toEqual(["in_1 first 10000"]);
  });

  it("keeps the step when an earlier invoice is refunded: a refund lowers amounts and not the number", () => {
    const facts = [invoice(1, 100_000, "in_1"), invoice(2, 100_000, "in_2"), invoice(3, 100_000, "in_3")];
    // ($1,000 − $1,000) × 10 % = $0; ($1,000 − $500) × 12 % = $60
    expect(earned([...facts, refund(4, 100_000, "in_1", "re_1"), refund(5, 50_000, "in_3", "re_2")])).toEqual([
      "in_1 first 0",
      "in_2 first 10000",
      "in_3 more 6000",
    ]);
  });

  it("counts no invoice of nothing, none that cannot be read, and each once", () => {
    const facts = [
      invoice(1, 0, "in_0"),
      fact("invoice.paid", 1, { invoiceId: "in_x", amountMinor: "1e5", currency: "USD" }),
      invoice(1, 100_000, "in_1"),
      invoice(1, 100_000, "in_1"),
      invoice(2, 100_000, "in_2"),
    ];
    expect(earned(facts)).toEqual(["in_1 first 10000", "in_2 first 10000"]);
  });

  it("gives invoices of one moment different numbers, and the same in any order, twice or late", () => {
    const facts = [
      ...[1, 2, 3, 4].map((n) => invoice(5, n * 100_000, `in_${n}`)),
      invoice(4, 50_000, "in_5"),
      refund(6, 20_000, "in_2", "re_1"),
      fact("opportunity.won", 3, usd(1_000_000)),
    ];
    // By day, then by invoice: in_5, in_1 at 10 %; in_2 ($2,000 − $200), in_3, in_4 at 12 %
    const expected = ["in_1 first 10000", "in_2 more 21600", "in_3 more 36000", "in_4 more 48000", "in_5 first 5000"];
    const shuffled = fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 });
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(earned(order)).toEqual(expected);
      }),
      { numRuns: 300, seed: 20_261_124 },
    );
  });
});
