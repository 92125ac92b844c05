import { listHoldingFlagsForUpdate } from "db/queries/fraud";
import type { Tx } from "db/tx";
import { DomainError } from "~/kernel/errors";
import { parseMoney } from "~/kernel/money";
import { reconcileLead } from "../../commissions/commands/reconcile-lead";
import { findDue } from "../../commissions/load-evaluation";
import { changeCommission, type Commission } from "../../commissions/save-commission";
import { can, type VendorCtx } from "../../context";
import { closeFlag } from "../../fraud/commands/decide-flag";
import { appendJournal } from "../../journal/append-journal";
import type { DisputeSubject } from "../types";

type Ruling = { subject: DisputeSubject; amount: string; answer: string };

/** The amount that shall be paid in place of the rules' own, with what the rules came to: later refunds scale it. */
async function setAmount(tx: Tx, ctx: VendorCtx, commission: Commission, typed: string): Promise<void> {
  const { leadId, partnerId, programId, rewardKey, milestoneKey, currency } = commission;
  const money = parseMoney(typed, currency);
  if (!money)
    throw new DomainError("invalid-input", { field: "amount", message: `Give the right amount in ${currency}.` });
  const due = await findDue(tx, commission);
  if (!due) {
    const message = "The rules give nothing for it any more, so there is no amount to set. Put the lead's facts right.";
    throw new DomainError("wrong-state", { message });
  }
  const { weightMinor, ofMinor, canceled } = due.byRules;
  const weighed = { weightMinor: weightMinor.toString(), ofMinor: ofMinor.toString(), canceled };
  const payload = { rewardKey, milestoneKey, amountMinor: money.amountMinor.toString(), currency, ...weighed };
  await appendJournal(tx, ctx, { kind: "commission.adjusted", leadId, partnerId, programId, payload });
}

/** Ends a hold: its days, and the flags that it comes from, which are cleared by their own command. */
async function liftHold(tx: Tx, ctx: VendorCtx, commission: Commission, reason: string): Promise<void> {
  const { leadId, partnerId, programId, rewardKey, milestoneKey } = commission;
  const flags = await listHoldingFlagsForUpdate(tx, { leadId });
  if (flags.length > 0 && !can(ctx.actor, "fraud.handle")) {
    const message = "A flag holds this commission. Somebody who decides on flags has to uphold this appeal.";
    throw new DomainError("not-allowed", { message });
  }
  for (const flag of flags) await closeFlag(tx, ctx, flag, { decision: "cleared", reason });
  const payload = { rewardKey, milestoneKey };
  await appendJournal(tx, ctx, { kind: "commission.hold_lifted", leadId, partnerId, programId, payload });
}

/**
 * What upholding does to a commission, as a fact that its amount, hold or status then follows from. Throws
 * `invalid-input` at `amount`, `wrong-state` when the rules give nothing, `not-allowed` when a flag holds it and
 * this person decides on none.
 */
export async function upholdCommission(
  tx: Tx,
  ctx: VendorCtx,
  commission: Commission,
  { subject, amount, answer }: Ruling,
): Promise<void> {
  if (subject === "commission_rejected") {
    const undecided = { rejected: false, decidedBy: null, decidedAt: null, decisionReason: null };
    await changeCommission(tx, ctx, commission, undecided, { kind: "commission.reopened" });
  } else if (subject === "commission_hold") await liftHold(tx, ctx, commission, answer);
  else await setAmount(tx, ctx, commission, amount);
  await reconcileLead({ ...ctx, db: tx }, commission.leadId);
}
