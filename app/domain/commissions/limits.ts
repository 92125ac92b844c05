import { monthName } from "~/kernel/months";
import { formatMoney } from "~/kernel/money";
import { isoDateIn } from "~/kernel/time";
import type { ProgramRules, RewardTrigger } from "../programs/program-rules";
import { amountsText } from "../programs/reward-words";
import { cutTo } from "./cap-per-lead";
import type { ExplanationItem } from "./types";

/** A reward before limits, with what limits look at. Minor units of `currency`. */
export type Claim = {
  leadId: string;
  partnerId: string;
  /** The company, however many leads are about it. */
  accountKey: string;
  rewardKey: string;
  milestoneKey: string;
  trigger: RewardTrigger;
  milestoneAt: Date;
  grossMinor: bigint;
  currency: string;
  /** Refused by a person: it uses up no limit. */
  rejected: boolean;
  limits: ProgramRules["limits"];
  timeZone: string;
};

/** What limits leave of a claim, and the limits that cut it. */
export type Limited = { amountMinor: bigint; cuts: ExplanationItem[] };

/** The calendar month of the program's zone that a moment counts for: "2026-11". */
export function monthOf(at: Date, timeZone: string): string {
  return isoDateIn(at, timeZone).slice(0, 7);
}

/** Whether a partner's claims of one month can cut each other. */
export function limitsMonths({ rewardsPerMonth, amountPerMonth }: Claim["limits"]): boolean {
  return rewardsPerMonth !== null || Object.keys(amountPerMonth).length > 0;
}

/** What a reward is for. Of each there is one commission at most, whatever its id is: an id is no fact. */
export const claimKey = ({ leadId, rewardKey, milestoneKey }: Pick<Claim, "leadId" | "rewardKey" | "milestoneKey">) =>
  `${leadId} ${rewardKey} ${milestoneKey}`;

/** By when the milestone happened; what is left decides the same way every time. */
export function byOccurrence(a: Claim, b: Claim): number {
  return a.milestoneAt.getTime() - b.milestoneAt.getTime() || (claimKey(a) < claimKey(b) ? -1 : 1);
}

/**
 * Of claims about one company and trigger, those whose lead came second: the first milestone of a kind earns. It does
 * so also when its partner's limits leave nothing of it: the step was that lead's, and what one partner's month has
 * left must not decide what another partner earns.
 * Takes every claim of the company in the program, of all partners.
 */
export function findOutranked<T extends Claim>(account: readonly T[]): Set<T> {
  const first = new Map<RewardTrigger, string>();
  const outranked = new Set<T>();
  for (const claim of [...account].sort(byOccurrence)) {
    if (claim.rejected || claim.grossMinor === 0n) continue;
    const holder = first.get(claim.trigger);
    if (holder === undefined) first.set(claim.trigger, claim.leadId);
    else if (holder !== claim.leadId && claim.limits.oncePerAccountAndTrigger) outranked.add(claim);
  }
  return outranked;
}

const outrankedCut: ExplanationItem = {
  rule: "One reward per company and step",
  found: "another lead about the same company reached this step first",
  effect: "cut to nothing",
};

/**
 * What a partner's limits for one month leave of its claims, the earliest milestones first. Pure.
 * @param month every claim of one partner, program and calendar month
 */
export function applyLimits<T extends Claim>(month: readonly T[], outranked: ReadonlySet<T>): Map<T, Limited> {
  const result = new Map<T, Limited>();
  const spent = new Map<string, bigint>();
  let count = 0;
  for (const claim of [...month].sort(byOccurrence)) {
    const { currency, grossMinor, limits } = claim;
    const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency });
    if (claim.rejected || grossMinor === 0n) {
      result.set(claim, { amountMinor: grossMinor, cuts: [] });
      continue;
    }
    if (outranked.has(claim)) {
      result.set(claim, { amountMinor: 0n, cuts: [outrankedCut] });
      continue;
    }
    if (limits.rewardsPerMonth !== null && count >= limits.rewardsPerMonth) {
      const rule = `At most ${limits.rewardsPerMonth} rewards per month`;
      const found = `${count} earned earlier in ${monthName(monthOf(claim.milestoneAt, claim.timeZone))}`;
      result.set(claim, { amountMinor: 0n, cuts: [{ rule, found, effect: "cut to nothing" }] });
      continue;
    }
    const before = spent.get(currency) ?? 0n;
    const cap = limits.amountPerMonth[currency];
    const amountMinor = cap === undefined ? grossMinor : cutTo(grossMinor, cap - before);
    spent.set(currency, before + amountMinor);
    if (amountMinor > 0n) count += 1;
    if (amountMinor === grossMinor) {
      result.set(claim, { amountMinor, cuts: [] });
      continue;
    }
    const cut: ExplanationItem = {
      rule: `At most ${amountsText({ [currency]: cap ?? 0n })} per month`,
      found: `${money(before)} earned earlier in ${monthName(monthOf(claim.milestoneAt, claim.timeZone))}`,
      effect: `cut from ${money(grossMinor)} to ${money(amountMinor)}`,
    };
    result.set(claim, { amountMinor, cuts: [cut] });
  }
  return result;
}
