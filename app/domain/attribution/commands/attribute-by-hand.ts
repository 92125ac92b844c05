import { findAccountForUpdate } from "db/queries/accounts";
import { findCurrentAttribution } from "db/queries/attributions";
import type { Tx } from "db/tx";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { readAccountEvents } from "../account-events";
import { attributeTo, leaveAttribution } from "./attribute-to";
import { deliverFacts } from "./deliver-facts";

export type ByHand = {
  accountId: string;
  /** The attribution that was seen, "" for none: another one meanwhile is a conflict. */
  instead: string;
  to: { partnerId: string; programId: string; linkId: string | null; leadId: string | null };
  reason: string;
};

/**
 * Attributes an account to a lead or a link by somebody's decision: it stays so whatever is reported later, and
 * everything that was reported counts there from now on. Throws `not-found`, `changed-meanwhile`, `already-done`.
 */
export async function attributeByHand(
  tx: Tx,
  ctx: VendorCtx,
  { accountId, instead, to, reason }: ByHand,
): Promise<void> {
  if (!(await findAccountForUpdate(tx, accountId))) throw notFound("account");
  const current = await findCurrentAttribution(tx, accountId);
  if ((current?.id ?? "") !== instead) {
    throw conflict("This account was attributed meanwhile. Reload the page to see to whom.");
  }
  // A lead that came by a link keeps it: naming the lead alone would take the link its credit.
  const isSame = to.leadId === null ? current?.linkId === to.linkId : current?.leadId === to.leadId;
  if (current && isSame) {
    throw new DomainError("already-done", { field: "target", message: "The account belongs there already." });
  }
  if (current) await leaveAttribution(tx, ctx, current);
  const items = [{ rule: "Matched by hand", found: reason, effect: "decides" }];
  const decided = { decidedBy: ctx.actor.userId, reason, explanation: JSON.stringify(items) };
  const next = await attributeTo(tx, ctx, accountId, { ...to, basis: "by_hand", ...decided });
  await deliverFacts(tx, ctx, { accountId, events: await readAccountEvents(tx, accountId), to: next });
}
