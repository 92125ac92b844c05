import { formatMoney } from "~/kernel/money";

/** What can go into a payout for one commission: below nothing when it was taken back after it was paid. Minor units. */
export type PayableItem = { commissionId: string; partnerId: string; amountMinor: bigint };

/** What is known of a partner when a payout is made. */
export type PayablePartner = {
  id: string;
  name: string;
  status: string;
  hasPayoutDetails: boolean;
  hasTaxForm: boolean;
};

/** What stops every payment to a partner, whatever it has earned, in the words of the side that reads. */
export const payoutObstacles = {
  suspended: {
    vendor: "The partner is suspended in a program; it is paid once that ends.",
    partner:
      "Your organisation is suspended in a program; it is paid once that ends. Its rules and the reason stand under Program.",
  },
  details: {
    vendor: "Payout details are missing.",
    partner: "We do not know where to pay: payout details are missing.",
  },
  taxForm: { vendor: "The tax form is missing.", partner: "The tax form is missing." },
} as const;
export type PayoutObstacle = keyof typeof payoutObstacles;

/** The obstacles of a partner, in a fixed order. Pure. */
export function findPayoutObstacles(
  partner: Pick<PayablePartner, "status" | "hasPayoutDetails" | "hasTaxForm">,
): PayoutObstacle[] {
  const found: PayoutObstacle[] = [];
  if (partner.status === "suspended") found.push("suspended");
  if (!partner.hasPayoutDetails) found.push("details");
  if (!partner.hasTaxForm) found.push("taxForm");
  return found;
}

export type PayoutLine = { partner: PayablePartner; items: PayableItem[]; amountMinor: bigint };

/** A line that can be paid, or one that waits, with every reason for it. */
export type PayoutPlan = { ready: PayoutLine[]; blocked: (PayoutLine & { reasons: string[] })[] };

function reasonsAgainst(line: PayoutLine, minimum: { amountMinor: bigint; currency: string }): string[] {
  const { partner, amountMinor } = line;
  const reasons: string[] = findPayoutObstacles(partner).map((obstacle) => payoutObstacles[obstacle].vendor);
  const money = (amount: bigint) => formatMoney({ amountMinor: amount, currency: minimum.currency });
  if (amountMinor < 0n)
    reasons.push(`${money(-amountMinor)} was taken back after payment; it is netted from the next.`);
  else if (amountMinor === 0n) reasons.push("What was earned and what was taken back are the same.");
  else if (amountMinor < minimum.amountMinor)
    reasons.push(`Below the minimum of ${money(minimum.amountMinor)}; it is carried over.`);
  return reasons;
}

/**
 * Who is paid what, and who waits for which reasons (PRODUCT, Payouts). A partner is paid everything or nothing, so
 * that what was taken back is always netted first. Pure.
 */
export function planPayout(
  partners: readonly PayablePartner[],
  items: readonly PayableItem[],
  minimum: { amountMinor: bigint; currency: string },
): PayoutPlan {
  const plan: PayoutPlan = { ready: [], blocked: [] };
  for (const partner of partners) {
    const own = items.filter(({ partnerId }) => partnerId === partner.id);
    if (own.length === 0) continue;
    const line = { partner, items: own, amountMinor: own.reduce((sum, item) => sum + item.amountMinor, 0n) };
    const reasons = reasonsAgainst(line, minimum);
    if (reasons.length === 0) plan.ready.push(line);
    else plan.blocked.push({ ...line, reasons });
  }
  return plan;
}

export type PayoutStatus = "created" | "paid" | "undone";

export const payoutWords: Record<PayoutStatus, { label: string; tone: "attention" | "good" | "neutral" }> = {
  created: { label: "To be paid", tone: "attention" },
  paid: { label: "Paid", tone: "good" },
  undone: { label: "Undone", tone: "neutral" },
};
