import { describe, expect, it } from "vitest";
import { type CheckedLine, dueNow, findLineProblems } from "./line-problems";

const madeAt = new Date("2026-11-24T12:00:00Z");
const later = new Date("2026-11-25T12:00:00Z");
const item = { companyName: "Acme", amountMinor: 40_000n, dueMinor: 40_000n, flagged: false };
const partner = { status: "active", hasTaxForm: true, detailsChangedAt: new Date("2026-01-01T12:00:00Z") };
const line: CheckedLine = { currency: "USD", madeAt, partner, items: [item], confirmed: { codes: [], at: null } };

describe("what stands against paying a line", () => {
  it.each<[string, Partial<CheckedLine>, [string, boolean][]]>([
    ["nothing", {}, []],
    ["a refund", { items: [{ ...item, dueMinor: 0n }] }, [["amount", true]]],
    ["more to net than was set aside", { items: [{ ...item, amountMinor: -5n, dueMinor: -9n }] }, [["amount", true]]],
    ["a flag", { items: [{ ...item, flagged: true }] }, [["flag", true]]],
    [
      "a flag on what is netted: that is taken back all the same",
      { items: [{ ...item, amountMinor: -5n, dueMinor: -5n, flagged: true }] },
      [],
    ],
    ["no account any more", { partner: { ...partner, detailsChangedAt: null } }, [["details_missing", true]]],
    ["another account", { partner: { ...partner, detailsChangedAt: later } }, [["details_changed", false]]],
    ["a suspension", { partner: { ...partner, status: "suspended" } }, [["suspended", false]]],
    ["no tax form", { partner: { ...partner, hasTaxForm: false } }, [["tax_form", false]]],
    [
      "another account that was confirmed",
      { partner: { ...partner, detailsChangedAt: later }, confirmed: { codes: ["details_changed"], at: later } },
      [],
    ],
    [
      "one more account after the confirmation",
      { partner: { ...partner, detailsChangedAt: later }, confirmed: { codes: ["details_changed"], at: madeAt } },
      [["details_changed", false]],
    ],
    [
      "a wrong amount, which no confirmation makes right",
      { items: [{ ...item, dueMinor: 0n }], confirmed: { codes: ["amount"], at: later } },
      [["amount", true]],
    ],
  ])("%s", (_, change, expected) => {
    expect(findLineProblems({ ...line, ...change }).map(({ code, mustDrop }) => [code, mustDrop])).toEqual(expected);
  });

  it("counts the approved part of what is due, less what was paid", () => {
    const of = { amountMinor: 50_000n, approvedMinor: 40_000n, settledMinor: 10_000n, rejected: false };
    expect([dueNow(of), dueNow({ ...of, amountMinor: 5_000n })]).toEqual([30_000n, -5_000n]);
  });
});
