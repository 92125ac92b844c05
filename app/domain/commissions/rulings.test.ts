import { describe, expect, it } from "vitest";
import {
  accepted,
  alone,
  cash,
  fact,
  invoice,
  lead,
  refund,
  share,
  type StoredReward,
  usd,
  version,
} from "../../../tests/support/reward-examples";
import { evaluate } from "./evaluate";
import type { LeadFact } from "./types";

const wonShare = share("won", "opportunity.won", 1_000);
const deal = [...accepted, fact("opportunity.won", 9, usd(400_000)), invoice(12, 400_000, "in_1")];

/** The answer to an appeal, given with what the rules came to from these facts. */
function ruled(reward: StoredReward, known: LeadFact[], days: number, cents: number): LeadFact {
  const [due] = evaluate(version([reward]), known, lead, alone).due;
  if (!due) throw new Error("the rules give nothing to rule about");
  const { weightMinor, ofMinor, canceled } = due.byRules;
  const weighed = { weightMinor: String(weightMinor), ofMinor: String(ofMinor), canceled };
  const { rewardKey, milestoneKey } = due;
  const given = fact("commission.adjusted", days, usd(cents, { rewardKey, milestoneKey, ...weighed }));
  return { ...given, actorId: "user_sol" };
}

type Example = {
  name: string;
  reward?: StoredReward;
  before?: LeadFact[];
  set: number;
  since?: LeadFact[];
  due: bigint;
};

/** $400 by the rules. */
const examples: Example[] = [
  { name: "$500 are set", set: 50_000, due: 50_000n },
  { name: "half is refunded since: half of $500", set: 50_000, since: [refund(40, 200_000, "in_1")], due: 25_000n },
  { name: "all is refunded since: nothing", set: 50_000, since: [refund(40, 400_000, "in_1")], due: 0n },
  { name: "cancelled since: nothing", set: 50_000, since: [fact("subscription.canceled", 40)], due: 0n },
  {
    name: "a flag is confirmed since: nothing",
    set: 50_000,
    since: [fact("fraud.confirmed", 40, { flagId: "flag_1", rule: "sameCompany" })],
    due: 0n,
  },
  {
    name: "a refund before the answer was weighed in it: $350 stay $350",
    before: [refund(20, 100_000, "in_1")],
    set: 35_000,
    due: 35_000n,
  },
  {
    name: "half of what was left then is refunded since: $350 × $1,500 / $3,000",
    before: [refund(20, 100_000, "in_1")],
    set: 35_000,
    since: [refund(40, 150_000, "in_1")],
    due: 17_500n,
  },
  {
    name: "the rest is refunded since: nothing",
    before: [refund(20, 100_000, "in_1")],
    set: 35_000,
    since: [refund(40, 300_000, "in_1")],
    due: 0n,
  },
  {
    name: "a refund from before the answer that is told later was not weighed",
    set: 50_000,
    since: [refund(20, 200_000, "in_1")],
    due: 25_000n,
  },
  {
    name: "all was refunded when the answer was given: it stands",
    before: [refund(20, 400_000, "in_1")],
    set: 20_000,
    due: 20_000n,
  },
  {
    name: "and a cancellation since takes it",
    before: [refund(20, 400_000, "in_1")],
    set: 20_000,
    since: [fact("subscription.canceled", 40)],
    due: 0n,
  },
  {
    name: "a cancellation that was weighed takes nothing more",
    before: [fact("subscription.canceled", 20)],
    set: 20_000,
    since: [fact("subscription.canceled", 41)],
    due: 20_000n,
  },
  {
    name: "the deal is won anew for half: the answer follows it",
    set: 50_000,
    since: [fact("opportunity.reopened", 40), fact("opportunity.won", 41, usd(200_000))],
    due: 25_000n,
  },
  {
    name: "a flat reward of an invoice: $150 × $3,000 / $4,000",
    reward: cash("paid", "invoice.paid", 10_000),
    set: 15_000,
    since: [refund(40, 100_000, "in_1")],
    due: 11_250n,
  },
  {
    name: "a flat reward for the won deal follows no refund",
    reward: cash("won", "opportunity.won", 10_000),
    set: 15_000,
    since: [refund(40, 400_000, "in_1")],
    due: 15_000n,
  },
  {
    name: "the lead's cap holds for what was set, too",
    reward: { ...wonShare, capPerLead: { USD: "45000" } },
    set: 50_000,
    due: 45_000n,
  },
];

describe("an amount that the answer to an appeal set", () => {
  it.each(examples)("$name", ({ reward = wonShare, before = [], set, since = [], due }) => {
    const known = [...deal, ...before];
    const facts = [...known, ruled(reward, known, 30, set), ...since];
    const result = evaluate(version([reward]), facts, lead, alone);
    expect(result.due[0]?.grossMinor ?? 0n).toBe(due);
    expect(evaluate(version([reward]), [...facts].reverse(), lead, alone)).toEqual(result);
  });

  it("says what the rules give, who set it, and the arithmetic of what was taken back since", () => {
    const facts = [...deal, ruled(wonShare, deal, 30, 50_000), refund(40, 200_000, "in_1")];
    const [due] = evaluate(version([wonShare]), facts, lead, alone).due;
    expect(due?.ruling).toEqual({ setBy: "user_sol", aboveRules: true });
    expect(due?.explanation.arithmetic).toBe("$500 × $2,000 / $4,000 = $250");
    expect(due?.explanation.items.at(-1)).toEqual({
      rule: "Set in the answer to an appeal",
      found: "$200 by the rules",
      effect: "$500 × $2,000 / $4,000 = $250, $50 more than the rules give",
    });
  });

  it("is not above the rules when it is less, and an answer of before that weighed nothing scales as well", () => {
    const plain = { rewardKey: "won", milestoneKey: "opportunity.won" };
    const facts = [...deal, fact("commission.adjusted", 30, usd(7_000, plain)), refund(40, 200_000, "in_1")];
    const [due] = evaluate(version([wonShare]), facts, lead, alone).due;
    expect([due?.grossMinor, due?.ruling]).toEqual([3_500n, { setBy: null, aboveRules: false }]);
  });
});
