import { listPayoutCommissions, listPayouts } from "db/queries/payout-lists";
import { findPayout, listPayoutLines } from "db/queries/payouts";
import { assert } from "~/kernel/assert";
import { notFound } from "~/kernel/errors";
import { groupBy } from "~/kernel/group-by";
import { decodeCursor, toPage } from "~/kernel/page";
import type { CommissionExplanation } from "../../commissions/types";
import { can, type VendorCtx } from "../../context";
import type { LineProblem } from "../line-problems";
import { loadLineProblems } from "../load-problems";
import type { PayoutStatus } from "../rules";

const size = 50;

/** A page of payouts, newest first. */
export async function listDeskPayouts(ctx: VendorCtx, query: { cursor?: string; pilot?: "yes" | "no" }) {
  const cursor = decodeCursor(query.cursor);
  const after = cursor?.sortValue ? { createdAt: new Date(cursor.sortValue), id: cursor.id } : null;
  const filter = { pilot: query.pilot && query.pilot === "yes" };
  const rows = await listPayouts(ctx.db, filter, {
    after: after && !Number.isNaN(after.createdAt.getTime()) ? after : null,
    backwards: cursor?.direction === "before",
    limit: size + 1,
  });
  const page = toPage(rows, { cursor, size, sortValue: ({ createdAt }) => createdAt.toISOString() });
  return {
    ...page,
    rows: page.rows.map(({ status, amount, partners, returned, ...row }) => ({
      ...row,
      status: status as PayoutStatus,
      amountMinor: BigInt(amount ?? "0"),
      partners: Number(partners ?? 0),
      returned: Number(returned ?? 0),
      pilot: Boolean(row.pilot),
    })),
    size,
    mayPay: can(ctx.actor, "commission.pay"),
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

/** One payout: who gets what for which commissions, and what may be done with it now. Throws `not-found`. */
export async function getDeskPayout(ctx: VendorCtx, payoutId: string) {
  const { actor, db } = ctx;
  const [payout, lines, commissions] = await Promise.all([
    findPayout(db, payoutId),
    listPayoutLines(db, payoutId),
    listPayoutCommissions(db, payoutId),
  ]);
  if (!payout) throw notFound("payout");
  const status = payout.status as PayoutStatus;
  const pays = can(actor, "commission.pay");
  const ofPartner = groupBy(commissions, ({ partnerId }) => partnerId);
  const problems = status === "created" ? await loadLineProblems(db, payout) : new Map<string, LineProblem[]>();
  const kept = lines.filter(({ droppedAt }) => droppedAt === null);
  return {
    id: payout.id,
    revision: payout.revision,
    status,
    currency: payout.currency,
    cutOff: payout.cutOff,
    minimumMinor: payout.minimumMinor,
    createdAt: payout.createdAt,
    createdByName: payout.createdByName,
    paidAt: payout.paidAt,
    paidByName: payout.paidByName,
    reference: payout.reference,
    undoneAt: payout.undoneAt,
    undoneByName: payout.undoneByName,
    amountMinor: kept.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    lines: lines.map(({ partnerId, partnerName, amountMinor, accountTail, returnedAt, returnReason, droppedAt }) => {
      const own = ofPartner.get(partnerId);
      assert(own, "a line of a payout has commissions");
      return {
        partnerId,
        partnerName,
        amountMinor,
        accountTail,
        returnedAt,
        returnReason,
        droppedAt,
        /** What changed since the payout was made and has to be dropped or confirmed. */
        problems: problems.get(partnerId) ?? [],
        commissions: own.map(({ commissionId, companyName, amountMinor: part, explanation, pilot }) => ({
          id: commissionId,
          companyName,
          amountMinor: part,
          milestone: (explanation as CommissionExplanation).milestone,
          pilot,
        })),
      };
    }),
    /** How many payments are not as they were when the payout was made. */
    problemCount: problems.size,
    may: {
      pay: pays && status === "created",
      export: pays && status !== "undone" && problems.size === 0,
      recheck: pays && status === "created",
      drop: pays && status === "created" && kept.length > 1,
      return: pays && status === "paid",
    },
    timeZone: actor.timeZone,
  };
}

export type DeskPayout = Awaited<ReturnType<typeof getDeskPayout>>;
