import { findPartner } from "db/queries/partners";
import { listPartnerMonths, listPartnerMovements } from "db/queries/statements";
import { assert } from "~/kernel/assert";
import { notFound } from "~/kernel/errors";
import type { CommissionExplanation } from "../../commissions/types";
import { type PartnerCtx, scopeOf, type VendorCtx } from "../../context";
import type { LedgerMemo } from "../../ledger/types";
import {
  type CurrencyStatement,
  isProvisional,
  type Month,
  type MonthChange,
  monthBounds,
  type Movement,
  writeStatement,
} from "../statement";

type Ctx = PartnerCtx | VendorCtx;

/** What each month changed in a partner's accounts, oldest first. */
export async function readMonths(ctx: Ctx, partnerId: string): Promise<MonthChange[]> {
  return (await listPartnerMonths(ctx.db, scopeOf(ctx.actor), partnerId)).map((row) => ({
    month: row.month,
    currency: row.currency,
    accrued: BigInt(row.accrued),
    payable: BigInt(row.payable),
    receivable: BigInt(row.receivable),
    paid: BigInt(row.paid),
  }));
}

async function readMovements(ctx: Ctx, partnerId: string, month: Month): Promise<Movement[]> {
  const rows = await listPartnerMovements(ctx.db, scopeOf(ctx.actor), { partnerId, ...monthBounds(month) });
  return rows.map(({ explanation, memo, amount, paid, due, ...row }) => {
    const booked = memo as LedgerMemo | null;
    // What it is for and by which rule never changes; the rest is known of that moment only.
    const { milestone, reward } = booked ?? (explanation as CommissionExplanation);
    return {
      ...row,
      milestone,
      reward,
      steps: booked ? [booked.arithmetic, ...booked.cuts] : [],
      rejection: booked?.reason ?? null,
      amountMinor: BigInt(amount),
      paidMinor: BigInt(paid),
      dueMinor: BigInt(due),
    };
  });
}

export type Statement = {
  partnerId: string;
  partnerName: string;
  month: Month;
  /** The month is not over: what happens until then is still to come. */
  provisional: boolean;
  currencies: CurrencyStatement[];
};

async function openStatement(
  ctx: Ctx,
  partner: { id: string; legalName: string },
  month: Month,
  changes: readonly MonthChange[],
): Promise<Statement> {
  const currencies = writeStatement(month, changes, await readMovements(ctx, partner.id, month));
  for (const { openingMinor, lines, closingMinor } of currencies) {
    assert((lines.at(-1)?.balanceMinor ?? openingMinor) === closingMinor, "a statement's lines lead to its balance");
  }
  const provisional = isProvisional(month, ctx.now());
  return { partnerId: partner.id, partnerName: partner.legalName, month, provisional, currencies };
}

async function getPartner(ctx: Ctx, partnerId: string) {
  const partner = await findPartner(ctx.db, scopeOf(ctx.actor), partnerId);
  if (!partner) throw notFound("partner");
  return partner;
}

/** One month of a partner, the same for both sides. Throws `not-found` for a partner or a month that is not there. */
export async function getStatement(ctx: Ctx, partnerId: string, month: Month): Promise<Statement> {
  const [partner, changes] = await Promise.all([getPartner(ctx, partnerId), readMonths(ctx, partnerId)]);
  if (!changes.some((change) => change.month === month)) throw notFound("statement");
  return openStatement(ctx, partner, month, changes);
}

/** The months in which anything happened, newest first, and the statement of one: the newest unless one is chosen. */
export async function listStatements(ctx: Ctx, partnerId: string, wanted?: Month) {
  const [partner, changes] = await Promise.all([getPartner(ctx, partnerId), readMonths(ctx, partnerId)]);
  const months = [...new Set(changes.map(({ month }) => month))].reverse();
  const month = months.find((one) => one === wanted) ?? months[0];
  return {
    partnerId,
    partnerName: partner.legalName,
    months,
    statement: month ? await openStatement(ctx, partner, month, changes) : null,
  };
}

export type StatementPage = Awaited<ReturnType<typeof listStatements>>;
