import { counted, formatCount } from "~/kernel/counted";
import { groupBy } from "~/kernel/group-by";
import type { ProgramRules, Reward } from "./program-rules";
import { milestoneNames } from "./reward-words";
import { namedTiers } from "./tiers";

/** A tier and how many partners of the program have it. */
export type HeldTier = { tier: string; partners: number };

const and = new Intl.ListFormat("en-US", { type: "conjunction" });

/**
 * What is allowed in a version and may still surprise whoever publishes it, a sentence each. A percentage is paid in
 * the currency of the deal, which may be one that no cap and no threshold names. Pure.
 * @param held the tiers that the program's partners have now, and how many have each
 */
export function findRuleWarnings(rules: ProgramRules, held: readonly HeldTier[] = []): string[] {
  const { rewards, limits, approval } = rules;
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
    for (const [index, { amount, capPerLead }] of rewards.entries())
      if (amount.type === "percent")
        onlyNames(`The cap per lead of reward ${index + 1}`, capPerLead, "there is no cap");
    onlyNames("The threshold of four eyes", approval.fourEyesFrom, "finance has to approve every amount");
  }
  if (named(approval.fourEyesFrom).length === 0)
    warnings.push("No threshold of four eyes is given, so finance has to approve every reward.");
  const idle = named(approval.autoApproveUpTo).filter((currency) => approval.fourEyesFrom[currency] === undefined);
  if (named(approval.fourEyesFrom).length > 0 && idle.length > 0)
    warnings.push(`In ${and.format(idle)} nothing is approved by itself: no threshold of four eyes is given there.`);
  return [...new Set([...warnings, ...findGaps(rewards), ...findForgottenTiers(namedTiers(rules), held)])];
}

/** Tiers that partners have and that the rules do not name, perhaps only because of other capitals. */
function findForgottenTiers(named: readonly string[], held: readonly HeldTier[]): string[] {
  return held
    .filter(({ tier }) => !named.includes(tier))
    .map(({ tier, partners }) => {
      const alike = named.find((other) => other.toLowerCase() === tier.toLowerCase());
      const said = `${counted(partners, "partner")} ${partners === 1 ? "has" : "have"} the tier ${tier}, which these rules do not name`;
      return alike ? `${said}: they name ${alike}, which counts as another one.` : `${said}: it changes nothing there.`;
    });
}

/** Numbers of the year between two volume rewards for the same milestone that neither pays. */
function findGaps(rewards: readonly Reward[]): string[] {
  const byVolume = groupBy(
    rewards.filter(({ conditions }) => conditions.volume !== null),
    ({ trigger }) => trigger,
  );
  return [...byVolume].flatMap(([trigger, own]) => {
    const ranges = own
      .flatMap(({ conditions: { volume } }) => (volume ? [volume] : []))
      .sort((a, b) => a.from - b.from);
    let paidTo = ranges[0]?.to ?? null;
    return ranges.slice(1).flatMap(({ from, to }) => {
      const gap = paidTo !== null && from > paidTo + 1 ? { from: paidTo + 1, to: from - 1 } : null;
      paidTo = paidTo === null || to === null ? null : Math.max(paidTo, to);
      return gap ? [`${milestoneNames[trigger]}: nothing is paid for ${numbersText(gap)} of the year.`] : [];
    });
  });
}

const numbersText = ({ from, to }: { from: number; to: number }) =>
  from === to ? `number ${formatCount(from)}` : `numbers ${formatCount(from)} to ${formatCount(to)}`;
