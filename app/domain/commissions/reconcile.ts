import { groupBy } from "~/kernel/group-by";
import type { ProgramRules, RewardTrigger } from "../programs/program-rules";
import { applyLimits, type Claim, claimKey, findOutranked, type Limited, monthOf } from "./limits";
import type { Commission } from "./save-commission";
import type { CommissionExplanation, DueReward, ExplanationItem, UnearnedReward } from "./types";

/** What is known of a commission that was posted before; minor units. */
export type PostedClaim = Claim & { id: string; month: string; outranked: boolean };

/** A claim as it shall be: one that was posted, or a new one. */
export type NextClaim = Claim & {
  /** The posted commission that it continues. */
  posted?: PostedClaim;
  /** Given when the lead was evaluated just now. */
  due?: DueReward;
  /** Why a posted one is not due any more. */
  lapsed?: ExplanationItem[];
};

/** A lead that was just evaluated, with what its claims share. */
export type EvaluatedClaims = {
  base: Pick<Claim, "leadId" | "partnerId" | "accountKey" | "limits" | "timeZone">;
  due: readonly DueReward[];
  unearned: readonly UnearnedReward[];
};

/** A posted commission as a claim. @param rules those of its own version */
export function asClaim(row: Commission, { limits, serviceLevels }: ProgramRules): PostedClaim {
  return { ...row, trigger: row.trigger as RewardTrigger, limits, timeZone: serviceLevels.calendar.timeZone };
}

const notDueAnyMore: ExplanationItem[] = [
  { rule: "Only what stands is paid", found: "the fact was taken back", effect: "nothing is due" },
];

/** Replaces the evaluated leads' posted claims by what is due now; the others go on as they are. Pure. */
export function mergeClaims(evaluated: readonly EvaluatedClaims[], posted: readonly PostedClaim[]): NextClaim[] {
  const before = new Map(posted.map((claim) => [claimKey(claim), claim]));
  const fresh = evaluated.flatMap(({ base, due }) =>
    due.map((one): NextClaim => {
      const { rewardKey, milestoneKey, trigger, milestoneAt, grossMinor, currency } = one;
      const known = before.get(claimKey({ leadId: base.leadId, rewardKey, milestoneKey }));
      const place = { rewardKey, milestoneKey, trigger, milestoneAt, grossMinor, currency };
      return { ...base, ...place, rejected: known?.rejected ?? false, posted: known, due: one };
    }),
  );
  const renewed = new Set(fresh.map(claimKey));
  const evaluatedLeads = new Map(evaluated.map((one) => [one.base.leadId, one]));
  const rest = posted
    .filter((claim) => !renewed.has(claimKey(claim)))
    .map((claim): NextClaim => {
      const lead = evaluatedLeads.get(claim.leadId);
      if (!lead) return { ...claim, posted: claim };
      const unearned = lead.unearned.find(
        (one) => one.rewardKey === claim.rewardKey && one.milestoneKey === claim.milestoneKey,
      );
      return { ...claim, grossMinor: 0n, posted: claim, lapsed: unearned?.items ?? notDueAnyMore };
    });
  return [...fresh, ...rest];
}

/** The partner's months that a change of these claims reaches: where each counted before, and where it counts now. */
export function touchedMonths(claims: readonly NextClaim[], outranked: ReadonlySet<NextClaim>) {
  const months = new Map<string, { partnerId: string; month: string }>();
  for (const claim of claims) {
    const { posted, partnerId } = claim;
    const changed = claim.due || claim.lapsed || posted?.outranked !== outranked.has(claim);
    if (!changed) continue;
    for (const month of [monthOf(claim.milestoneAt, claim.timeZone), posted?.month]) {
      if (month) months.set(`${partnerId} ${month}`, { partnerId, month });
    }
  }
  return [...months.values()];
}

/** Which claims lose to another lead of the same company. Takes all claims of each company. */
export function outrankedOf(claims: readonly NextClaim[]): Set<NextClaim> {
  const accounts = groupBy(claims, (claim) => claim.accountKey);
  return new Set([...accounts.values()].flatMap((account) => [...findOutranked(account)]));
}

/** What limits leave of each claim. Takes every claim of each touched month. Pure. */
export function limitClaims(claims: readonly NextClaim[], outranked: ReadonlySet<NextClaim>): Map<NextClaim, Limited> {
  const months = groupBy(claims, (claim) => `${claim.partnerId} ${monthOf(claim.milestoneAt, claim.timeZone)}`);
  return new Map([...months.values()].flatMap((month) => [...applyLimits(month, outranked)]));
}

/** The explanation of a claim that is not due any more: what was found last, and why it ended. */
export function lapsedExplanation(before: CommissionExplanation, lapsed: ExplanationItem[]): CommissionExplanation {
  const { capped: _cut, ...rest } = before;
  return { ...rest, items: lapsed, arithmetic: "nothing is due" };
}
