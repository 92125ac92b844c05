import { Link } from "@remix-run/react";
import { commissionWords, statusLabel } from "~/domain/commissions/rules";
import type { LeadEarnings } from "~/domain/commissions/views/lead-earnings";
import { formatMoney } from "~/kernel/money";
import { formatDate } from "~/kernel/time";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Why } from "~/ui/primitives/why";

type Props = {
  title: string;
  earnings: LeadEarnings;
  href: (id: string) => string;
  timeZone: string;
};

/** What a lead earns, and what earned nothing: what for, how much, and where it stands or why, a line each. */
export function LeadCommissions({ title, earnings: { earned, unearned }, href, timeZone }: Props) {
  if (earned.length === 0 && unearned.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className="grid gap-2">
        {earned.map(({ id, kind, status, heldUntil, milestone, ...money }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-3">
            <Link className="link" to={href(id)}>
              {milestone}
            </Link>
            <span className="tabular-nums">{formatMoney(money)}</span>
            <span className="w-full text-sm">
              <StatusDot tone={commissionWords[status].tone}>
                {statusLabel(kind, status)}
                {heldUntil ? ` until ${formatDate(heldUntil, timeZone)}` : null}
              </StatusDot>
            </span>
          </li>
        ))}
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
