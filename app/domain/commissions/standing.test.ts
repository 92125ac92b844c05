import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { postingsBetween } from "./postings";
import { type CommissionAmounts, partsOf, positionOf, statusOf } from "./standing";

const now = new Date("2026-11-24T12:00:00Z");
const later = new Date("2026-12-24T12:00:00Z");
const base: CommissionAmounts = {
  amountMinor: 10_000n,
  approvedMinor: 0n,
  settledMinor: 0n,
  reservedMinor: 0n,
  rejected: false,
  flagged: false,
  holdUntil: now,
};

describe("statusOf", () => {
  it.each<[string, Partial<CommissionAmounts>, string]>([
    ["on hold until a date", { holdUntil: later }, "pending"],
    ["the hold is over", {}, "awaiting_approval"],
    ["approved as it is", { approvedMinor: 10_000n }, "approved"],
    ["grown after the approval: looked at again", { approvedMinor: 9_000n }, "awaiting_approval"],
    ["fallen after the approval: still approved", { amountMinor: 4_000n, approvedMinor: 10_000n }, "approved"],
    ["in a payout", { approvedMinor: 10_000n, reservedMinor: 10_000n }, "in_payout"],
    ["paid", { approvedMinor: 10_000n, settledMinor: 10_000n }, "paid"],
    ["partly taken back after payment", { amountMinor: 6_000n, approvedMinor: 10_000n, settledMinor: 10_000n }, "paid"],
    ["taken back after payment", { amountMinor: 0n, approvedMinor: 10_000n, settledMinor: 10_000n }, "reversed"],
    [
      "grown after payment: the rest is looked at",
      { approvedMinor: 6_000n, settledMinor: 6_000n },
      "awaiting_approval",
    ],
    ["taken back before payment", { amountMinor: 0n }, "reversed"],
    ["rejected", { rejected: true, holdUntil: later }, "rejected"],
  ])("%s", (_, change, status) => {
    expect(statusOf({ ...base, ...change }, now)).toBe(status);
  });
});

describe("partsOf", () => {
  const parts = (change: Partial<CommissionAmounts>) => {
    const commission = { ...base, ...change };
    return partsOf({ ...commission, status: statusOf(commission, now) }, now).map(
      ({ status, amountMinor }) => `${status} ${amountMinor}`,
    );
  };

  it.each<[string, Partial<CommissionAmounts>, string[]]>([
    // $100 due
    ["all of it waits", {}, ["awaiting_approval 10000"]],
    ["all of it is held", { holdUntil: later }, ["pending 10000"]],
    ["all of it is approved", { approvedMinor: 10_000n }, ["approved 10000"]],
    // $60 in a payout + $40 that came later = $100
    [
      "partly in a payout, the rest has to be approved",
      { approvedMinor: 6_000n, reservedMinor: 6_000n },
      ["in_payout 6000", "awaiting_approval 4000"],
    ],
    [
      "partly in a payout, the rest is held",
      { approvedMinor: 6_000n, reservedMinor: 6_000n, holdUntil: later },
      ["in_payout 6000", "pending 4000"],
    ],
    [
      "partly in a payout, a flag came up",
      { approvedMinor: 10_000n, reservedMinor: 6_000n, flagged: true },
      ["in_payout 6000", "pending 4000"],
    ],
    // $60 in a payout + $30 approved + $10 above what was approved = $100
    [
      "cut when the payout was made, and restored",
      { approvedMinor: 9_000n, reservedMinor: 6_000n },
      ["in_payout 6000", "approved 3000", "awaiting_approval 1000"],
    ],
    // $50 paid + $30 in a payout + $20 = $100
    [
      "paid, in a payout, and more",
      { approvedMinor: 8_000n, settledMinor: 5_000n, reservedMinor: 3_000n },
      ["paid 5000", "in_payout 3000", "awaiting_approval 2000"],
    ],
    // $100 in a payout − $40 to be netted = $60
    [
      "cut while in a payout",
      { amountMinor: 6_000n, approvedMinor: 10_000n, reservedMinor: 10_000n },
      ["in_payout 10000"],
    ],
    ["paid and taken back", { amountMinor: 0n, approvedMinor: 10_000n, settledMinor: 10_000n }, ["paid 10000"]],
    ["taken back before payment", { amountMinor: 0n }, []],
    ["rejected", { rejected: true }, ["rejected 10000"]],
  ])("%s", (_, change, expected) => {
    expect(parts(change)).toEqual(expected);
  });
});

describe("the ledger's lines", () => {
  const owner = { partnerId: "ptnr_1", programId: "prog_1", currency: "USD" };
  const lines = (before: Partial<CommissionAmounts> | null, after: Partial<CommissionAmounts>) =>
    postingsBetween(owner, before && { ...base, ...before }, { ...base, ...after }).map(
      ({ account, amountMinor }) => `${account.kind} ${amountMinor}`,
    );
  const approved = { approvedMinor: 10_000n };
  const paid = { ...approved, settledMinor: 10_000n };

  it.each<[string, Partial<CommissionAmounts> | null, Partial<CommissionAmounts>, string[]]>([
    ["accrued: expense to accrued", null, {}, ["program_expense 10000", "partner_accrued -10000"]],
    ["approved: accrued to payable", {}, approved, ["partner_accrued 10000", "partner_payable -10000"]],
    ["paid: payable to cash", approved, paid, ["partner_payable 10000", "cash_clearing -10000"]],
    ["rejected", {}, { rejected: true }, ["program_expense -10000", "partner_accrued 10000"]],
    [
      "cut before payment",
      approved,
      { ...approved, amountMinor: 6_000n },
      ["program_expense -4000", "partner_payable 4000"],
    ],
    [
      "cut after payment: the partner owes it",
      paid,
      { ...paid, amountMinor: 6_000n },
      ["program_expense -4000", "partner_receivable 4000"],
    ],
    [
      "netted by the next payout",
      { ...paid, amountMinor: 6_000n },
      { ...approved, amountMinor: 6_000n, settledMinor: 6_000n },
      ["partner_receivable -4000", "cash_clearing 4000"],
    ],
    ["reserved for a payout: nothing moves", approved, { ...approved, reservedMinor: 10_000n }, []],
    [
      "restored while in a payout: the approved rest is owed, too",
      { ...approved, reservedMinor: 6_000n, amountMinor: 6_000n },
      { ...approved, reservedMinor: 6_000n },
      ["program_expense 4000", "partner_payable -4000"],
    ],
    [
      "grown while in a payout: the rest has to be approved",
      { approvedMinor: 6_000n, reservedMinor: 6_000n, amountMinor: 6_000n },
      { approvedMinor: 6_000n, reservedMinor: 6_000n },
      ["program_expense 4000", "partner_accrued -4000"],
    ],
    [
      "cut while in a payout",
      { ...approved, reservedMinor: 10_000n },
      { ...approved, reservedMinor: 10_000n, amountMinor: 6_000n },
      ["program_expense -4000", "partner_receivable 4000"],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(lines(before, after)).toEqual(expected);
  });

  const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
  const amounts = fc
    .record({
      amountMinor: amount,
      approvedMinor: amount,
      settled: fc.nat(100),
      reserved: fc.nat(100),
      rejected: fc.boolean(),
      flagged: fc.boolean(),
    })
    .map(({ amountMinor, approvedMinor, settled, reserved, rejected, flagged }): CommissionAmounts => {
      const settledMinor = rejected ? 0n : (approvedMinor * BigInt(settled)) / 100n;
      const reservedMinor = rejected ? 0n : ((approvedMinor - settledMinor) * BigInt(reserved)) / 100n;
      return { amountMinor, approvedMinor, settledMinor, reservedMinor, rejected, flagged, holdUntil: now };
    });

  it("balance between any two states, and what is spent is what is due", () => {
    fc.assert(
      fc.property(amounts, amounts, (before, after) => {
        const postings = postingsBetween(owner, before, after);
        expect(postings.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(0n);
        const { accrued, payable, receivable, settled } = positionOf(after);
        expect([accrued, payable, receivable, settled].every((part) => part >= 0n)).toBe(true);
        expect(accrued + payable - receivable + settled).toBe(after.rejected ? 0n : after.amountMinor);
        const status = statusOf(after, now);
        const parts = partsOf({ ...after, status }, now);
        const sum = parts.reduce((total, part) => total + part.amountMinor, 0n);
        expect(sum).toBe(after.rejected ? after.amountMinor : after.amountMinor + receivable);
        if (!["reversed", "paid"].includes(status)) expect(parts.map((part) => part.status)).toContain(status);
      }),
      { numRuns: 2_000, seed: 20_261_124 },
    );
  });
});
