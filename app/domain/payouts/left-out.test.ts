import { describe, expect, it } from "vitest";
import { type LeftOutFacts, waitingLines, whyLeftOut } from "./left-out";

const date = (at: Date) => at.toISOString().slice(0, 10);
const facts: LeftOutFacts = {
  flagged: false,
  flag: null,
  reservedMinor: 0n,
  decidedAt: new Date("2026-11-20T09:00:00Z"),
};

describe("whyLeftOut", () => {
  it.each<[string, Partial<LeftOutFacts>, string]>([
    [
      "a flag, whatever else",
      { flagged: true, flag: { rule: "sameCompany", decideBy: new Date("2026-12-20T09:00:00Z") }, reservedMinor: 5n },
      "Stopped by a flag, Partner's own company; it is decided by 2026-12-20.",
    ],
    ["a flag that is being decided", { flagged: true }, "Stopped by a flag."],
    ["in a payout", { reservedMinor: 5n }, "A part of it is in another payout; the rest waits until that is settled."],
    ["approved too late", {}, "Approved on 2026-11-20, after the cut-off."],
  ])("%s", (_, change, expected) => {
    expect(whyLeftOut({ ...facts, ...change }, date)).toBe(expected);
  });
});

describe("waitingLines", () => {
  const item = (partnerName: string, amountMinor: bigint, why: string) => ({
    ...{ partnerId: partnerName, partnerName, amountMinor, why },
  });

  it("adds what is left out to the partner's line, and gives one to a partner who is paid the rest", () => {
    const blocked = [
      {
        ...{ partnerId: "Zest", partnerName: "Zest", amountMinor: 1_000n, reasons: ["Below the minimum."] },
        commissions: [item("Zest", 1_000n, "Below the minimum.")],
      },
    ];
    const out = [item("Zest", 400n, "A flag."), item("Apex", 300n, "A flag."), item("Apex", 200n, "A flag.")];
    // $10 + $4 = $14; $3 + $2 = $5
    expect(waitingLines(blocked, out).map(({ commissions, ...line }) => ({ ...line, n: commissions.length }))).toEqual([
      { partnerId: "Apex", partnerName: "Apex", amountMinor: 500n, reasons: ["A flag."], n: 2 },
      { partnerId: "Zest", partnerName: "Zest", amountMinor: 1_400n, reasons: ["Below the minimum.", "A flag."], n: 2 },
    ]);
    expect(blocked[0]?.commissions).toHaveLength(1);
  });
});
