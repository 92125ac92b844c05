import { describe, expect, it } from "vitest";
import { findPayoutObstacles, planPayout, type PayablePartner, type PayableItem } from "./rules";

const usd = (amountMinor: bigint) => ({ amountMinor, currency: "USD" });
const partner = (change: Partial<PayablePartner> = {}): PayablePartner => ({
  id: "ptnr_1",
  name: "Brightside Agency",
  status: "active",
  hasPayoutDetails: true,
  hasTaxForm: true,
  ...change,
});
const items = (...amounts: bigint[]): PayableItem[] =>
  amounts.map((amountMinor, index) => ({ commissionId: `comm_${index}`, partnerId: "ptnr_1", amountMinor }));
const plan = (amounts: bigint[], change: Partial<PayablePartner> = {}, minimum = 5_000n) =>
  planPayout([partner(change)], items(...amounts), usd(minimum));
const reasons = (...given: Parameters<typeof plan>) => plan(...given).blocked.flatMap((line) => line.reasons);

describe("findPayoutObstacles", () => {
  it.each([
    ["active", true, true, []],
    ["active", false, true, ["details"]],
    ["active", true, false, ["taxForm"]],
    ["suspended", true, true, ["suspended"]],
    ["suspended", false, false, ["suspended", "details", "taxForm"]],
  ] as const)("%s, details %s, tax form %s", (status, hasPayoutDetails, hasTaxForm, expected) => {
    expect(findPayoutObstacles({ status, hasPayoutDetails, hasTaxForm })).toEqual(expected);
  });
});

describe("planPayout", () => {
  it("pays a partner everything at once, with what was taken back netted", () => {
    // $400 + $150 − $50 = $500
    const { ready, blocked } = plan([40_000n, 15_000n, -5_000n]);
    expect(ready.map(({ amountMinor }) => amountMinor)).toEqual([50_000n]);
    expect(blocked).toEqual([]);
  });

  it("carries over what is below the minimum, and pays exactly the minimum", () => {
    expect(reasons([4_999n])).toEqual(["Below the minimum of $50; it is carried over."]);
    expect(plan([5_000n]).ready).toHaveLength(1);
  });

  it("carries a debt over, and says when nothing is left", () => {
    // $100 − $130 = −$30
    expect(reasons([10_000n, -13_000n])).toEqual(["$30 was taken back after payment; it is netted from the next."]);
    expect(reasons([10_000n, -10_000n])).toEqual(["What was earned and what was taken back are the same."]);
  });

  it("names every reason, not the first alone", () => {
    expect(reasons([1_000n], { status: "suspended", hasTaxForm: false })).toEqual([
      "The partner is suspended in a program; it is paid once that ends.",
      "The tax form is missing.",
      "Below the minimum of $50; it is carried over.",
    ]);
  });

  it("leaves out who has nothing, and never mixes partners", () => {
    const other = partner({ id: "ptnr_2", name: "Other" });
    const { ready, blocked } = planPayout([partner(), other], items(10_000n), usd(0n));
    expect(ready.map((line) => [line.partner.id, line.amountMinor])).toEqual([["ptnr_1", 10_000n]]);
    expect(blocked).toEqual([]);
  });
});
