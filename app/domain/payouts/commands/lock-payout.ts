import { findCommissionForUpdate, lockProgramMoney } from "db/queries/commissions";
import { findPayoutForUpdate, updatePayout } from "db/queries/payouts";
import { listPrograms } from "db/queries/programs";
import type { Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import { type PayoutStatus, payoutWords } from "../rules";

/** Locks a payout, and everything that its commissions may meet, in one order for all. */
export async function lockPayout(tx: Tx, input: { payoutId: string; revision: number }, wanted: PayoutStatus) {
  await lockProgramMoney(
    tx,
    (await listPrograms(tx)).map(({ id }) => id),
  );
  const payout = await findPayoutForUpdate(tx, input.payoutId);
  if (!payout) throw notFound("payout");
  const { label } = payoutWords[payout.status as PayoutStatus];
  if (payout.revision !== input.revision)
    throw conflict(`This payout changed while you had it open; it is now "${label}".`);
  if (payout.status !== wanted)
    throw new DomainError("wrong-state", { message: `This payout is "${label}"; this cannot be done with it now.` });
  return payout;
}

/** Locks the commission of a payout's item. */
export async function lockItem(tx: Tx, commissionId: string) {
  const commission = await findCommissionForUpdate(tx, commissionId);
  assert(commission, "a payout's item has its commission");
  return commission;
}

/** Writes a payout that `lockPayout` gave. */
export async function savePayout(
  tx: Tx,
  payout: { id: string; revision: number },
  change: Parameters<typeof updatePayout>[2],
): Promise<void> {
  assert(await updatePayout(tx, payout, change), "the payout is locked");
}
