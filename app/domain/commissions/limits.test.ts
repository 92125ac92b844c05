import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyLimits, type Claim } from "./limits";
import { outrankedOf } from "./reconcile";

const limits = {
  rewardsPerMonth: null,
  amountPerMonth: {},
  oncePerAccountAndTrigger: true,
  selfReferral: "refuse",
} as const;
const claim = (leadId: string, day: number, cents: number, more: Partial<Claim> = {}): Claim => ({
  leadId,
  partnerId: "ptnr_1",
  accountKey: `${leadId}.com`,
  rewardKey: "won",
  milestoneKey: "opportunity.won",
  trigger: "opportunity.won",
  milestoneAt: new Date(Date.UTC(2026, 10, day, 12)),
  grossMinor: BigInt(cents),
  currency: "USD",
  rejected: false,
  limits,
  timeZone: "America/New_York",
  ...more,
});
const amounts = (claims: Claim[]) => {
  const outranked = outrankedOf(claims);
  const limited = applyLimits(claims, outranked);
  return claims.map((one) => Number(limited.get(one)?.amountMinor));
};

describe("limits", () => {
  it("cut at the amount per month, by when it happened: $100, the $50 that are left of $150, nothing", () => {
    const capped = { limits: { ...limits, amountPerMonth: { USD: 15_000n } } };
    const claims = [claim("c", 9, 10_000, capped), claim("a", 2, 10_000, capped), claim("b", 5, 10_000, capped)];
    expect(amounts(claims)).toEqual([0, 10_000, 5_000]);
    const cut = applyLimits(claims, new Set()).get(claims[2] as Claim)?.cuts;
    expect(cut).toEqual([
      { rule: "At most $150 per month", found: "$100 earned earlier in November 2026", effect: "cut from $100 to $50" },
    ]);
  });

  it("count rewards per month; a rejected one and one that came to nothing take no place", () => {
    const counted = { limits: { ...limits, rewardsPerMonth: 1 } };
    expect(
      amounts([
        claim("a", 1, 0, counted),
        claim("b", 2, 10_000, { ...counted, rejected: true }),
        claim("c", 3, 10_000, counted),
        claim("d", 4, 10_000, counted),
      ]),
    ).toEqual([0, 10_000, 10_000, 0]);
  });

  it("pay a company's step to the first lead only, whoever brought it", () => {
    const same = { accountKey: "acme.com" };
    expect(amounts([claim("b", 5, 10_000, same), claim("a", 4, 8_000, { ...same, partnerId: "ptnr_2" })])).toEqual([
      0, 8_000,
    ]);
    const invoices = [
      claim("a", 1, 100, { ...same, trigger: "invoice.paid", milestoneKey: "invoice.paid:1" }),
      claim("a", 2, 100, { ...same, trigger: "invoice.paid", milestoneKey: "invoice.paid:2" }),
    ];
    expect(amounts(invoices)).toEqual([100, 100]);
  });

  it("say truly why a second lead earns nothing where a limit left nothing of the first", () => {
    const capped = { accountKey: "acme.com", limits: { ...limits, amountPerMonth: { USD: 0n } } };
    const claims = [claim("a", 1, 10_000, capped), claim("b", 2, 10_000, { ...capped, partnerId: "ptnr_2", limits })];
    expect(amounts(claims)).toEqual([0, 0]);
    const cuts = [...applyLimits(claims, outrankedOf(claims)).values()].map((one) => one.cuts[0]);
    expect(cuts.map((cut) => [cut?.rule, cut?.found])).toEqual([
      ["At most $0 per month", "$0 earned earlier in November 2026"],
      ["One reward per company and step", "another lead about the same company reached this step first"],
    ]);
  });

  it("never exceed the month's amount, and give the same in any order", () => {
    const one = fc.record({ lead: fc.nat(30), day: fc.integer({ min: 1, max: 28 }), cents: fc.nat(20_000) });
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { selector: ({ lead }) => lead, maxLength: 20 }),
        fc.nat(100_000),
        (rows, cap) => {
          const capped = { limits: { ...limits, amountPerMonth: { USD: BigInt(cap) }, rewardsPerMonth: 8 } };
          const claims = rows.map(({ lead, day, cents }) => claim(`lead${lead}`, day, cents, capped));
          const byLead = (list: Claim[]) => {
            const limited = applyLimits(list, new Set());
            return new Map(list.map((each) => [each.leadId, limited.get(each)]));
          };
          const straight = byLead(claims);
          expect(byLead([...claims].reverse())).toEqual(new Map([...straight].reverse()));
          const sum = [...straight.values()].reduce((total, each) => total + (each?.amountMinor ?? 0n), 0n);
          expect(sum <= BigInt(cap)).toBe(true);
        },
      ),
      { numRuns: 500, seed: 20_261_124 },
    );
  });
});
