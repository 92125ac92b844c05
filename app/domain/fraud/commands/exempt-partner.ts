import {
  endExemptionRow,
  findExemptionForUpdate,
  findFlag,
  insertExemption,
  listExemptRules,
  listOpenFlagsForUpdate,
  lockExemptions,
} from "db/queries/fraud";
import { findPartner } from "db/queries/partners";
import { inTransaction } from "db/tx";
import { DomainError, notFound } from "~/kernel/errors";
import { scopeOf, type VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { FraudRule } from "../types";
import { exemptionDay } from "../exemption-day";
import { closeFlag } from "./decide-flag";

export type Exemption = {
  partnerId: string;
  rule: FraudRule;
  reason: string;
  /** The last calendar date on which it holds, in UTC ("2027-03-31"). */
  until: string;
};

/**
 * Exempts a partner from a rule until a date, and clears what the rule has open about it.
 * Throws `not-found`, `invalid-input` at `until`, `already-done` while another one holds.
 */
export async function exemptPartner(ctx: VendorCtx, { partnerId, rule, reason, until }: Exemption): Promise<void> {
  const now = ctx.now();
  if (until < exemptionDay(now)) {
    throw new DomainError("invalid-input", { field: "until", message: "This day has passed in UTC." });
  }
  await inTransaction(ctx.db, async (tx) => {
    if (!(await findPartner(tx, { all: true }, partnerId))) throw notFound("partner");
    await lockExemptions(tx, { partnerId, rule });
    if ((await listExemptRules(tx, partnerId, exemptionDay(now))).includes(rule)) {
      throw new DomainError("already-done", {
        message: "The partner is exempt from this rule already. End that first.",
      });
    }
    const id = ctx.newId("exmp");
    await insertExemption(tx, { id, partnerId, rule, reason, until, createdBy: ctx.actor.userId, createdAt: now });
    await appendJournal(tx, ctx, { kind: "fraud.exempted", partnerId, payload: { exemptionId: id, rule, until } });
    for (const flag of await listOpenFlagsForUpdate(tx, { partnerId, rule })) {
      await closeFlag(tx, ctx, flag, { decision: "cleared", reason: `Exempt: ${reason}` });
    }
  });
}

/** The same for the partner and the rule of a flag. Throws `not-found` and as `exemptPartner`. */
export async function exemptFromFlag(
  ctx: VendorCtx,
  { flagId, reason, until }: { flagId: string; reason: string; until: string },
): Promise<void> {
  const flag = await findFlag(ctx.db, scopeOf(ctx.actor), flagId);
  if (!flag) throw notFound("flag");
  await exemptPartner(ctx, { partnerId: flag.partnerId, rule: flag.rule as FraudRule, reason, until });
}

/** Ends an exemption before its date; what it cleared stays cleared. Throws `not-found`; ending it twice changes nothing. */
export async function endExemption(ctx: VendorCtx, { exemptionId: id }: { exemptionId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const exemption = await findExemptionForUpdate(tx, id);
    if (!exemption) throw notFound("exemption");
    if (!(await endExemptionRow(tx, id, ctx.now()))) return;
    const { partnerId, rule } = exemption;
    await appendJournal(tx, ctx, { kind: "fraud.exemption_ended", partnerId, payload: { exemptionId: id, rule } });
  });
}
