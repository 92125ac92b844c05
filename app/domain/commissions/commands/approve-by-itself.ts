import type { Tx } from "db/tx";
import type { Ctx } from "../../context";
import type { ProgramRules } from "../../programs/program-rules";
import { changeCommission, type Commission } from "../save-commission";

/** Approves a commission that awaits approval when it is within the program's ceiling; anything else stays as it is. */
export async function approveByItself(
  tx: Tx,
  ctx: Ctx,
  commission: Commission,
  approval: ProgramRules["approval"],
): Promise<void> {
  const { status, amountMinor, currency, fourEyes, setBy, decisionReason } = commission;
  // What a person set, or what a person took an approval back of, waits for a person.
  if (setBy !== null || decisionReason !== null) return;
  const ceiling = approval.autoApproveUpTo[currency];
  if (status !== "awaiting_approval" || fourEyes || ceiling === undefined || amountMinor > ceiling) return;
  const change = { approvedMinor: amountMinor, decidedBy: null, decidedAt: ctx.now() };
  await changeCommission(tx, ctx, commission, change, { kind: "commission.approved", payload: { byItself: true } });
}
