import type { ProgramRules } from "./program-rules";

const and = new Intl.ListFormat("en-US", { type: "conjunction" });

/**
 * What is allowed in a version and may still surprise whoever publishes it, a sentence each. A percentage is paid in
 * the currency of the deal, which may be one that no cap and no threshold names. Pure.
 */
export function findRuleWarnings({ rewards, limits, approval }: ProgramRules): string[] {
  const warnings: string[] = [];
  const anyCurrency = rewards.some(({ amount }) => amount.type === "percent");
  const named = (amounts: object) => Object.keys(amounts).sort();
  const onlyNames = (what: string, amounts: object, effect: string) => {
    const currencies = named(amounts);
    if (currencies.length === 0) return;
    warnings.push(
      `A percentage is paid in the deal's currency. ${what} names ${and.format(currencies)} only: in others ${effect}.`,
    );
  };
  if (anyCurrency) {
    onlyNames("The limit per month", limits.amountPerMonth, "there is no limit");
    for (const { amount, capPerLead } of rewards)
      if (amount.type === "percent") onlyNames("A cap per lead", capPerLead, "there is no cap");
    onlyNames("The threshold of four eyes", approval.fourEyesFrom, "finance has to approve every amount");
  }
  if (named(approval.fourEyesFrom).length === 0)
    warnings.push("No threshold of four eyes is given, so finance has to approve every reward.");
  const idle = named(approval.autoApproveUpTo).filter((currency) => approval.fourEyesFrom[currency] === undefined);
  if (named(approval.fourEyesFrom).length > 0 && idle.length > 0)
    warnings.push(`In ${and.format(idle)} nothing is approved by itself: no threshold of four eyes is given there.`);
  return [...new Set(warnings)];
}
