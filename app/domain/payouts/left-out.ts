import type { FraudRule } from "../fraud/types";
import { fraudRuleLabels } from "../fraud/rule-words";

/** A commission whose money, or a part of it, no payout takes now. Minor units. */
export type LeftOutFacts = {
  flagged: boolean;
  /** The flag that is decided last, of those that hold it. */
  flag: { rule: string; decideBy: Date } | null;
  /** What an open payout has set aside for it. */
  reservedMinor: bigint;
  decidedAt: Date | null;
};

/** Why a payout with these terms leaves it out, as finance reads it. Pure. */
export function whyLeftOut(
  { flagged, flag, reservedMinor, decidedAt }: LeftOutFacts,
  date: (at: Date) => string,
): string {
  if (flagged && flag)
    return `Stopped by a flag, ${fraudRuleLabels[flag.rule as FraudRule]}; it is decided by ${date(flag.decideBy)}.`;
  if (flagged) return "Stopped by a flag.";
  if (reservedMinor > 0n) return "A part of it is in another payout; the rest waits until that is settled.";
  return `Approved on ${decidedAt ? date(decidedAt) : "a later day"}, after the cut-off.`;
}

type Waiting<Item> = {
  partnerId: string;
  partnerName: string;
  amountMinor: bigint;
  reasons: string[];
  commissions: Item[];
};
type OwnItem = { partnerId: string; partnerName: string; amountMinor: bigint; why: string };

/**
 * What waits, a line per partner: what is payable and blocked by the partner's own reasons, and what a payout leaves
 * out of it, whether the rest is paid or not. By the partners' names. Pure.
 */
export function waitingLines<Item extends OwnItem>(
  blocked: readonly Waiting<Item>[],
  leftOut: readonly Item[],
): Waiting<Item>[] {
  const lines = new Map(blocked.map((line) => [line.partnerId, { ...line, commissions: [...line.commissions] }]));
  for (const item of leftOut) {
    const { partnerId, partnerName, amountMinor, why } = item;
    const line = lines.get(partnerId) ?? { partnerId, partnerName, amountMinor: 0n, reasons: [], commissions: [] };
    const reasons = line.reasons.includes(why) ? line.reasons : [...line.reasons, why];
    const commissions = [...line.commissions, item];
    lines.set(partnerId, { ...line, amountMinor: line.amountMinor + amountMinor, reasons, commissions });
  }
  return [...lines.values()].sort((a, b) => a.partnerName.localeCompare(b.partnerName, "en"));
}
