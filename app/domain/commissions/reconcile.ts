import type { CommissionStatus, DueReward, PostedCommission } from "./types";

export type Reconciliation = {
  /** Due, and not posted yet. */
  accrue: DueReward[];
  /** Posted, and not due any more: taken back unless it is settled already. */
  reverse: PostedCommission[];
  /** Taken back, and due again, because a fact came late. */
  restore: PostedCommission[];
};

const key = (entry: { rewardKey: string; milestoneId: string }) => `${entry.rewardKey} ${entry.milestoneId}`;

const reversible: readonly CommissionStatus[] = ["pending", "awaiting_approval", "approved"];

/**
 * Compares what is due with what was posted; only the difference is to be posted. Pure.
 * A commission is one (reward, milestone); both are immutable, and so is its amount.
 */
export function reconcile(due: readonly DueReward[], posted: readonly PostedCommission[]): Reconciliation {
  const postedKeys = new Set(posted.map(key));
  const dueKeys = new Set(due.map(key));
  const isDue = (commission: PostedCommission) => dueKeys.has(key(commission));
  return {
    accrue: due.filter((reward) => !postedKeys.has(key(reward))),
    reverse: posted.filter((commission) => !isDue(commission) && reversible.includes(commission.status)),
    restore: posted.filter((commission) => isDue(commission) && commission.status === "reversed"),
  };
}
