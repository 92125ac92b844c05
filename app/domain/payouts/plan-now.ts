import { listPayoutPartners } from "db/queries/payouts";
import type { Db } from "db/tx";
import { parseMoney } from "~/kernel/money";
import { DomainError } from "~/kernel/errors";
import { after, endOfDate, isoDateIn } from "~/kernel/time";
import type { NewPayoutInput } from "./input";
import { type PayoutPlan, planPayout } from "./rules";

export type Terms = { currency: string; cutOff: Date; minimumMinor: bigint };

/**
 * Reads what a person chose: the cut-off is the end of its day in their zone, and of today at the latest, since nobody
 * knows what will be approved. Throws `invalid-input` at `minimum` and `cutOff`.
 */
export function readTerms(input: NewPayoutInput, { timeZone, now }: { timeZone: string; now: Date }): Terms {
  if (input.cutOff > isoDateIn(now, timeZone)) {
    const message = "This day is still to come. Give today or an earlier day.";
    throw new DomainError("invalid-input", { field: "cutOff", message });
  }
  const minimum = parseMoney(input.minimum.trim() || "0", input.currency);
  if (!minimum) {
    throw new DomainError("invalid-input", {
      field: "minimum",
      message: `Give an amount in ${input.currency}, like 50.`,
    });
  }
  return {
    currency: input.currency,
    cutOff: after(endOfDate(input.cutOff, timeZone), -1),
    minimumMinor: minimum.amountMinor,
  };
}

type Payable = { id: string; partnerId: string; amountMinor: bigint; settledMinor: bigint };

/** Who would be paid what from these commissions, and who waits. */
export async function planNow(db: Db, payable: readonly Payable[], terms: Terms): Promise<PayoutPlan> {
  const partnerIds = [...new Set(payable.map(({ partnerId }) => partnerId))];
  if (partnerIds.length === 0) return { ready: [], blocked: [] };
  const partners = (await listPayoutPartners(db, partnerIds)).map(({ id, name, status, accountTail, taxForm }) => ({
    id,
    name,
    status,
    hasPayoutDetails: accountTail !== null,
    hasTaxForm: taxForm !== null,
  }));
  const items = payable.map(({ id, partnerId, amountMinor, settledMinor }) => ({
    commissionId: id,
    partnerId,
    amountMinor: amountMinor - settledMinor,
  }));
  return planPayout(partners, items, { amountMinor: terms.minimumMinor, currency: terms.currency });
}
