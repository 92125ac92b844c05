import { statusLabel } from "~/domain/commissions/rules";
import type { Part } from "~/domain/commissions/standing";
import { formatMoney } from "~/kernel/money";

type Props = { kind: string; currency: string; parts: readonly Part[] };

/** Where the parts of a commission stand when they do not all stand in one place: "$60 in payout, $40 on hold". */
export function CommissionParts({ kind, currency, parts }: Props) {
  const text = parts.map(
    ({ status, amountMinor }) => `${formatMoney({ amountMinor, currency })} ${statusLabel(kind, status).toLowerCase()}`,
  );
  return <span className="block text-xs text-muted tabular-nums">{text.join(", ")}</span>;
}
