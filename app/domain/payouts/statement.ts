import { counted } from "~/kernel/counted";
import { groupBy } from "~/kernel/group-by";
import { formatMoney } from "~/kernel/money";
import { after, hour } from "~/kernel/time";

/** A month of the calendar in UTC, the time of statements: "2026-11". */
export type Month = string;

/** What a month changed in a partner's accounts, in one currency. Minor units. */
export type MonthChange = {
  month: Month;
  currency: string;
  accrued: bigint;
  payable: bigint;
  receivable: bigint;
  paid: bigint;
};

/** One movement of a partner's accounts, as the ledger holds it. Minor units. */
export type Movement = {
  id: string;
  at: Date;
  kind: string;
  currency: string;
  /** What the balance owed to the partner rose by. */
  amountMinor: bigint;
  /** What left to the partner; below nothing when it came back. */
  paidMinor: bigint;
  /** What the commission came to afterwards. */
  dueMinor: bigint;
  payoutId: string | null;
  companyName: string;
  pilot: boolean;
  /** What it is paid for, and the published rule. */
  milestone: string;
  reward: string;
  /** The arithmetic of that moment with what limits cut; empty for what was booked without it. */
  steps: readonly string[];
  /** Why somebody rejected it, when that is what this is. */
  rejection: string | null;
  reference: string | null;
  returnReason: string | null;
};

/** A line of a statement. Minor units; what was paid counts below nothing. */
export type StatementLine = {
  at: Date;
  what: string;
  /** Why it is this amount: the rule and the arithmetic, or the bank's reference. */
  why: string[];
  /** It comes from a program's pilot; of a payment a part at least. */
  pilot: boolean;
  amountMinor: bigint;
  balanceMinor: bigint;
};

/** A partner's month in one currency. What is owed to the partner stands above nothing. Minor units. */
export type CurrencyStatement = {
  currency: string;
  openingMinor: bigint;
  lines: StatementLine[];
  closingMinor: bigint;
  /** What the closing balance is made of. */
  accruedMinor: bigint;
  payableMinor: bigint;
  receivableMinor: bigint;
};

/** How long after the end of a month something that began in it may still be booked. */
const bookedAfter = hour;

/** Whether a month's statement may still grow: the month is not over. Pure. */
export function isProvisional(month: Month, now: Date): boolean {
  return now < after(monthBounds(month).to, bookedAfter);
}

/** First moment of a month and of the next. */
export function monthBounds(month: Month): { from: Date; to: Date } {
  const from = new Date(`${month}-01T00:00:00Z`);
  return { from, to: new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1)) };
}

const names: Record<string, string> = {
  "commission.accrued": "Earned",
  "commission.rejected": "Rejected",
  "commission.reopened": "Reopened",
};

/** The rule with the arithmetic of that moment: nothing that became known later. */
function whyOf({ kind, currency, dueMinor, reward, steps, rejection }: Movement): string[] {
  if (kind === "commission.rejected") return rejection ? [rejection] : [];
  const comesTo = `${formatMoney({ amountMinor: dueMinor, currency })} in all from here on`;
  return [reward, ...(steps.length > 0 ? steps : [comesTo])];
}

function paymentLine(movements: readonly Movement[]): Omit<StatementLine, "balanceMinor"> {
  const [first] = movements as [Movement];
  const amountMinor = movements.reduce((sum, movement) => sum + movement.amountMinor, 0n);
  const sent = amountMinor <= 0n;
  const count = counted(movements.length, "commission");
  const why = [`${first.reference ?? ""} for ${count}`, ...(sent ? [] : [first.returnReason ?? ""])];
  const pilot = movements.some((movement) => movement.pilot);
  return { at: first.at, what: sent ? "Payment" : "Payment returned by the bank", why, pilot, amountMinor };
}

function earningLine(movement: Movement): Omit<StatementLine, "balanceMinor"> {
  const { at, kind, companyName, milestone, pilot, amountMinor } = movement;
  const name = names[kind] ?? (amountMinor < 0n ? "Taken back" : "Earned");
  return { at, what: `${name}: ${companyName}, ${milestone}`, why: whyOf(movement), pilot, amountMinor };
}

/** Movements as lines: what one payout moved is one line. */
function linesOf(movements: readonly Movement[], openingMinor: bigint): StatementLine[] {
  const keyOf = (movement: Movement) =>
    movement.payoutId && movement.paidMinor !== 0n ? `${movement.payoutId} ${movement.kind}` : movement.id;
  let balanceMinor = openingMinor;
  return [...groupBy(movements, keyOf).values()].map((group) => {
    const [first] = group as [Movement];
    const line = first.paidMinor === 0n ? earningLine(first) : paymentLine(group);
    balanceMinor += line.amountMinor;
    return { ...line, balanceMinor };
  });
}

/** What there is of each currency, by its code. */
export const byCurrency = <Item extends { currency: string }>(items: readonly Item[]): [string, Item[]][] =>
  [...groupBy(items, ({ currency }) => currency)].sort(([a], [b]) => (a < b ? -1 : 1));

const owed = ({ accrued, payable, receivable }: MonthChange) => accrued + payable - receivable;
const sumOf = (changes: readonly MonthChange[], part: (change: MonthChange) => bigint) =>
  changes.reduce((sum, change) => sum + part(change), 0n);

/**
 * A partner's month, currency by currency: opening balance, every movement of its accounts, closing balance. Pure; takes
 * the changes of all months up to this one, and the movements of this one.
 */
export function writeStatement(
  month: Month,
  changes: readonly MonthChange[],
  movements: readonly Movement[],
): CurrencyStatement[] {
  const upTo = changes.filter((change) => change.month <= month);
  return byCurrency(upTo).map(([currency, own]) => {
    const before = own.filter((change) => change.month < month);
    const openingMinor = sumOf(before, owed);
    return {
      currency,
      openingMinor,
      lines: linesOf(
        movements.filter((movement) => movement.currency === currency),
        openingMinor,
      ),
      closingMinor: sumOf(own, owed),
      accruedMinor: sumOf(own, ({ accrued }) => accrued),
      payableMinor: sumOf(own, ({ payable }) => payable),
      receivableMinor: sumOf(own, ({ receivable }) => receivable),
    };
  });
}
