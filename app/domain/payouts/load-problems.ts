import { listCheckedItems, listCheckedLines } from "db/queries/payout-checks";
import type { Db } from "db/tx";
import { DomainError } from "~/kernel/errors";
import { groupBy } from "~/kernel/group-by";
import { dueNow, findLineProblems, type LineProblem } from "./line-problems";

type Payout = { id: string; currency: string; createdAt: Date };

/** What stands against paying each line of a payout as things are now, by partner; lines without a problem are left out. */
export async function loadLineProblems(db: Db, payout: Payout): Promise<Map<string, LineProblem[]>> {
  const [lines, items] = await Promise.all([listCheckedLines(db, payout.id), listCheckedItems(db, payout.id)]);
  const ofPartner = groupBy(items, ({ partnerId }) => partnerId);
  const problems = lines.map(({ partnerId, status, taxForm, detailsChangedAt, confirmed, confirmedAt }) => {
    const own = ofPartner.get(partnerId) ?? [];
    const found = findLineProblems({
      currency: payout.currency,
      madeAt: payout.createdAt,
      partner: { status, hasTaxForm: taxForm !== null, detailsChangedAt },
      items: own.map(({ companyName, itemMinor, flagged, ...commission }) => ({
        companyName,
        amountMinor: itemMinor,
        dueMinor: dueNow(commission),
        flagged,
      })),
      confirmed: { codes: confirmed, at: confirmedAt },
    });
    return [partnerId, found] as const;
  });
  return new Map(problems.filter(([, found]) => found.length > 0));
}

/** Throws `wrong-state` while anything stands against paying a payout as it was made. */
export async function refuseProblems(db: Db, payout: Payout): Promise<void> {
  const { size } = await loadLineProblems(db, payout);
  if (size === 0) return;
  const what = size === 1 ? "One payment is not as it was" : `${size} payments are not as they were`;
  throw new DomainError("wrong-state", {
    message: `${what} when this payout was made. Drop or confirm ${size === 1 ? "it" : "them"} on its page first.`,
  });
}
