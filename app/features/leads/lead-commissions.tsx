import { Link } from "@remix-run/react";
import { commissionWords, statusLabel } from "~/domain/commissions/rules";
import type { UnearnedLine } from "~/domain/commissions/views/lead-unearned";
import type { ShownStatus } from "~/domain/commissions/types";
import { formatMoney } from "~/kernel/money";
import { formatDate } from "~/kernel/time";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Why } from "~/ui/primitives/why";

type Props = {
  title: string;
  commissions: readonly {
    id: string;
    amountMinor: bigint;
    currency: string;
    kind: string;
    status: string;
    /** What it is for: "Lead qualified". */
    milestone: string;
    heldUntil: Date | null;
  }[];
  /** Milestones that were reached and earned nothing. */
  unearned: readonly UnearnedLine[];
  href: (id: string) => string;
  timeZone: string;
};

/** What a lead earns, and what earned nothing: what for, how much, and where it stands or why, a line each. */
export function LeadCommissions({ title, commissions, unearned, href, timeZone }: Props) {
  if (commissions.length === 0 && unearned.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className="grid gap-2">
        {commissions.map((commission) => {
          const status = commission.status as ShownStatus;
          return (
            <li key={commission.id} className="flex flex-wrap items-baseline justify-between gap-x-3">
              <Link className="link" to={href(commission.id)}>
                {commission.milestone}
              </Link>
              <span className="tabular-nums">{formatMoney(commission)}</span>
              <span className="w-full text-sm">
                <StatusDot tone={commissionWords[status].tone}>
                  {statusLabel(commission.kind, status)}
                  {commission.heldUntil ? ` until ${formatDate(commission.heldUntil, timeZone)}` : null}
                </StatusDot>
              </span>
            </li>
          );
        })}
        {unearned.map(({ key, milestone, at, items }) => (
          <li key={key} className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span>{milestone}</span>
            <Why label="Earned nothing" title={`Why nothing for: ${milestone}?`} items={items} align="end" />
            <span className="w-full text-sm text-muted">{formatDate(at, timeZone)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
