import { Link } from "@remix-run/react";
import { commissionWords, statusLabel } from "~/domain/commissions/rules";
import type { CommissionStatus } from "~/domain/commissions/types";
import { formatMoney } from "~/kernel/money";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";

type Props = {
  title: string;
  commissions: readonly { id: string; amountMinor: bigint; currency: string; kind: string; status: string }[];
  href: (id: string) => string;
};

/** What a lead earns, an amount and where it stands on each line; nothing while it earns nothing. */
export function LeadCommissions({ title, commissions, href }: Props) {
  if (commissions.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className="grid gap-2">
        {commissions.map((commission) => {
          const status = commission.status as CommissionStatus;
          return (
            <li key={commission.id} className="flex items-center justify-between gap-3">
              <Link className="link tabular-nums" to={href(commission.id)}>
                {formatMoney(commission)}
              </Link>
              <StatusDot tone={commissionWords[status].tone}>{statusLabel(commission.kind, status)}</StatusDot>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
