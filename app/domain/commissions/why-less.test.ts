import { describe, expect, it } from "vitest";
import type { CommissionExplanation, ExplanationItem } from "./types";
import { whyLess } from "./why-less";

const reward = { rule: "10 % of each invoice", found: "$1,000", effect: "$100" };
const hold = { rule: "Hold of 30 days", found: "from 1 Nov", effect: "until 1 Dec" };
const refund = { rule: "Refunded", found: "$600 of $1,000", effect: "$40 remain" };
const laterRefund = { rule: "Refunded", found: "$900 of $1,000", effect: "$10 remain" };
const month = { rule: "At most $150 per month", found: "$100 earned earlier in November 2026", effect: "cut to $50" };
const cap = { rule: "At most $80 per lead", found: "$0 earned before", effect: "cut from $100 to $80" };

function explained(items: ExplanationItem[], more: { cuts?: ExplanationItem[]; capped?: true } = {}) {
  const { cuts = [], ...marks } = more;
  const said = { versionNumber: 1, milestone: "Invoice paid", reward: reward.rule, arithmetic: "$1,000 × 10 % = $100" };
  return { explanation: { ...said, items: [reward, ...items], ...marks } satisfies CommissionExplanation, cuts };
}

describe("why a commission is less", () => {
  const monthLine = "At most $150 per month, and $100 earned earlier in November 2026: cut to $50";

  it.each([
    ["the limit of a new one", undefined, explained([hold], { cuts: [month] }), monthLine],
    ["a limit that came", explained([hold]), explained([hold], { cuts: [month] }), monthLine],
    ["a refund", explained([hold]), explained([refund, hold]), "Refunded: $600 of $1,000"],
    ["the later of two refunds", explained([refund]), explained([refund, laterRefund]), "Refunded: $900 of $1,000"],
    [
      "a refund of what a limit had cut before",
      explained([hold], { cuts: [month] }),
      explained([laterRefund, hold], { cuts: [month] }),
      "Refunded: $900 of $1,000",
    ],
    [
      "the cap of a new one's lead",
      undefined,
      explained([hold, cap], { capped: true }),
      "At most $80 per lead, and $0 earned before: cut from $100 to $80",
    ],
    ["only its arithmetic where nothing was found", undefined, explained([hold]), "$1,000 × 10 % = $100"],
  ])("names %s", (_what, before, after, line) => {
    expect(whyLess(before, after)).toBe(line);
  });
});
