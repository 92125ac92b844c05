import { formatMoney, type Money } from "~/kernel/money";

/** An amount with its currency, in figures that line up. Nothing known is a dash. */
export function MoneyText({ value }: { value: Money | null | undefined }) {
  if (!value) return <span className="text-faint">–</span>;
  return <span className="tabular-nums">{formatMoney(value)}</span>;
}
