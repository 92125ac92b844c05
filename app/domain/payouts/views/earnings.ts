import { listPaymentsOfPartner } from "db/queries/payout-lists";
import { lastMonths } from "~/kernel/months";
import { type CommissionQuery, listEarnings, type StatusSum } from "../../commissions/views/commissions";
import type { ShownStatus } from "../../commissions/types";
import { type PartnerCtx, scopeOf } from "../../context";
import { byCurrency, type MonthChange } from "../statement";
import { readMonths } from "./statements";

const monthsShown = 12;

/** Where a partner's money in one currency stands. earned = on hold + awaiting + payable + paid − netted. Minor units. */
function positionIn(currency: string, sums: readonly StatusSum[], changes: readonly MonthChange[]) {
  const cash = sums.filter((sum) => sum.kind === "cash" && sum.currency === currency);
  const at = (...statuses: ShownStatus[]) =>
    cash.reduce((sum, { status, amountMinor }) => (statuses.includes(status) ? sum + amountMinor : sum), 0n);
  const nettedMinor = changes.reduce(
    (sum, change) => (change.currency === currency ? sum + change.receivable : sum),
    0n,
  );
  return {
    currency,
    earnedMinor: at("pending", "awaiting_approval", "approved", "in_payout", "paid") - nettedMinor,
    onHoldMinor: at("pending"),
    nextHoldEndsAt: cash[0]?.firstHoldUntil ?? null,
    awaitingMinor: at("awaiting_approval"),
    payableMinor: at("approved", "in_payout"),
    paidMinor: at("paid"),
    nettedMinor,
  };
}

/** What a partner earned month by month, from the ledger: what was taken back counts in the month in which it was. */
function earnedByMonth(changes: readonly MonthChange[], now: Date) {
  const months = lastMonths(now, monthsShown);
  return byCurrency(changes).map(([currency, own]) => ({
    currency,
    months: months.map((month) => {
      const change = own.find((one) => one.month === month);
      const earnedMinor = change ? change.accrued + change.payable - change.receivable + change.paid : 0n;
      return { month, earnedMinor, paidMinor: change?.paid ?? 0n };
    }),
  }));
}

/** Without currencies in which nothing is left to tell, unless there are no others. */
function told<One>(all: One[], amountsOf: (one: One) => bigint[]): One[] {
  const some = all.filter((one) => amountsOf(one).some((amount) => amount !== 0n));
  return some.length > 0 ? some : all.slice(0, 1);
}

/** A partner's Earnings page: where its money stands, month by month, its commissions, the payments that it got. */
export async function getEarningsPage(ctx: PartnerCtx, query: CommissionQuery) {
  const { partnerId } = ctx.actor;
  const [list, changes, payments] = await Promise.all([
    listEarnings(ctx, { ...query, partner: undefined }),
    readMonths(ctx, partnerId),
    listPaymentsOfPartner(ctx.db, scopeOf(ctx.actor), partnerId),
  ]);
  const cash = byCurrency(list.sums.filter(({ kind }) => kind === "cash"));
  const positions = cash.map(([currency]) => positionIn(currency, list.sums, changes));
  return {
    ...list,
    positions: told(positions, ({ earnedMinor, nettedMinor, paidMinor }) => [earnedMinor, nettedMinor, paidMinor]),
    charts: told(earnedByMonth(changes, list.now), ({ months }) =>
      months.flatMap(({ earnedMinor, paidMinor }) => [earnedMinor, paidMinor]),
    ),
    payments,
  };
}

export type EarningsPage = Awaited<ReturnType<typeof getEarningsPage>>;
