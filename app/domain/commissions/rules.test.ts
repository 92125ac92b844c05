import { describe, expect, it } from "vitest";
import { approverWords, holdReason, standingWords, waitingWords } from "./rules";

const milestoneAt = new Date("2026-11-24T12:00:00Z");
const heldUntil = new Date("2026-12-24T12:00:00Z");
const base = {
  kind: "cash",
  status: "awaiting_approval",
  amountMinor: 25_000n,
  settledMinor: 0n,
  reservedMinor: 0n,
  flagged: false,
  milestoneAt,
  holdUntil: milestoneAt,
  trigger: "opportunity.won",
  fourEyes: false,
  aboveRules: false,
  explanation: { items: [] },
  cuts: [],
} as const;

describe("a commission's words", () => {
  it("tell why this one is held, and for how long", () => {
    expect(standingWords({ ...base, status: "pending", holdUntil: heldUntil }).why).toBe(
      "This reward is held for 30 days after the opportunity is won, in case that is taken back.",
    );
    expect(holdReason({ ...base, holdUntil: heldUntil, trigger: "invoice.paid" })).toContain(
      "after an invoice is paid",
    );
  });

  it("never speak of a hold that there was not", () => {
    expect(standingWords(base).why).toBe("This reward has no hold; it waits for approval.");
    expect(standingWords({ ...base, holdUntil: heldUntil }).why).toBe("Its hold is over; it waits for approval.");
  });

  it("name the limit that left nothing of a reward, and speak of no fact that was taken back", () => {
    const cut = { ...base, status: "cut", amountMinor: 0n } as const;
    const month = {
      rule: "At most 9 rewards per month",
      found: "9 earned earlier in November 2026",
      effect: "cut to nothing",
    };
    expect(standingWords({ ...cut, cuts: [month] })).toMatchObject({
      label: "Cut by a limit",
      why: "At most 9 rewards per month, and 9 earned earlier in November 2026: nothing is left of it.",
    });
    const cap = { rule: "At most $900 per lead", found: "$900 earned before", effect: "cut from $100 to $0" };
    expect(standingWords({ ...cut, explanation: { items: [cap], capped: true } }).why).toBe(
      "At most $900 per lead, and $900 earned before: nothing is left of it.",
    );
    expect(standingWords({ ...cut, cuts: [month], settledMinor: 100n }).next).toContain("netted");
  });

  it("name everybody who may approve it", () => {
    expect(standingWords(base).next).toBe("A partner manager or finance approves it or says why not.");
    expect(approverWords({ fourEyes: true, aboveRules: false })).toBe("Finance");
    expect(approverWords({ fourEyes: false, aboveRules: true })).toBe("Finance");
  });

  it("promise no deadline for an approval, and payouts as the program's page does", () => {
    expect(waitingWords(base, "monthly")).toBe(
      "No deadline is promised for the approval. Once approved it is paid with the next payout; payouts are made once a month.",
    );
    expect(waitingWords({ ...base, status: "approved" }, null)).toBe(
      "It is paid with the next payout, whose date is not set yet.",
    );
    expect(waitingWords({ kind: "gift_card", status: "awaiting_approval" }, "weekly")).toBe(
      "No deadline is promised for the approval. Once approved it is given.",
    );
    expect(waitingWords({ ...base, status: "paid" }, "monthly")).toBeNull();
  });
});
