import { expect, it } from "vitest";
import { cash, share, version } from "../../../tests/support/reward-examples";
import { findRuleWarnings } from "./rule-warnings";

const percent = share("won", "opportunity.won", 1_000);
const flat = cash("qualified", "lead.qualified", 25_000);
const volume = (from: number, to: number | null) => ({
  ...cash(`from_${from}`, "opportunity.won", 10_000),
  conditions: { volume: { from, to } },
});
const perMonth = (USD: bigint) => ({ rewardsPerMonth: null, amountPerMonth: { USD } });
const all = { fourEyesFrom: { USD: 1n }, autoApproveUpTo: {} };

it.each([
  ["a percentage with a limit that names dollars only", [percent], { limits: perMonth(5n) }, ["The limit per month"]],
  [
    "a percentage with a cap that names dollars only",
    [{ ...percent, capPerLead: { USD: "5" } }],
    {},
    ["The cap per lead of reward 1"],
  ],
  ["a fixed reward, whose currency is its own", [flat], { limits: perMonth(5n) }, []],
  ["volumes with a gap", [volume(1, 2), volume(5, null)], {}, ["Deal won: nothing is paid for numbers 3 to 4"]],
  ["volumes without a gap", [volume(1, 2), volume(3, null)], {}, []],
  ["a volume that begins late, on purpose", [volume(6, null)], {}, []],
  ["no threshold at all", [flat], { approval: { fourEyesFrom: {}, autoApproveUpTo: {} } }, ["No threshold"]],
  [
    "a ceiling where there is no threshold",
    [flat],
    { approval: { fourEyesFrom: { USD: 9n }, autoApproveUpTo: { JPY: 5n } } },
    ["In JPY nothing"],
  ],
])("warns of %s", (_, rewards, change, expected) => {
  const { rules } = version(rewards);
  const changed = {
    ...rules,
    approval: all,
    ...change,
    limits: { ...rules.limits, ...("limits" in change ? change.limits : {}) },
  };
  const warnings = findRuleWarnings(changed).filter((text) => !/threshold of four eyes names/.test(text));
  expect(warnings).toHaveLength(expected.length);
  for (const [index, words] of expected.entries()) expect(warnings[index]).toContain(words);
});

it("says what happens to amounts in a currency that no threshold names", () => {
  expect(findRuleWarnings({ ...version([percent]).rules, approval: all })).toEqual([
    "A percentage is paid in the deal's currency. The threshold of four eyes names USD only: in others finance has to approve every amount.",
  ]);
});

it("says which tiers partners have that the rules do not name, and when only their capitals differ", () => {
  const { rules } = version([{ ...flat, conditions: { partnerTiers: ["Gold"] } }]);
  const held = [
    { tier: "Gold", partners: 4 },
    { tier: "gold", partners: 1 },
    { tier: "Silver", partners: 2 },
  ];
  expect(findRuleWarnings({ ...rules, approval: all }, held)).toEqual([
    "1 partner has the tier gold, which these rules do not name: they name Gold, which counts as another one.",
    "2 partners have the tier Silver, which these rules do not name: it changes nothing there.",
  ]);
});
