import { findLastHoldingFlag } from "db/queries/fraud";
import type { Db } from "db/tx";
import { fraudCategories } from "../../fraud/rule-words";
import type { FraudRule } from "../../fraud/types";

/** The review that holds a commission, as both sides may read it: what it is about, and by when it is decided. */
export async function findHoldingReview(db: Db, commission: { flagged: boolean; leadId: string }) {
  const flag = commission.flagged ? await findLastHoldingFlag(db, commission.leadId) : undefined;
  return flag ? { category: fraudCategories[flag.rule as FraudRule], decideBy: flag.dueAt } : null;
}

export type HoldingReview = NonNullable<Awaited<ReturnType<typeof findHoldingReview>>>;
