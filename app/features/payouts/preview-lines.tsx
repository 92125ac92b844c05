import { counted } from "~/kernel/counted";
import { Link } from "@remix-run/react";
import type { PreviewLine } from "~/domain/payouts/views/preview-payout";
import { formatMoney } from "~/kernel/money";
import { paths } from "~/paths";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Tag } from "~/ui/primitives/tag";
import { PaymentSummary } from "./payment-summary";

type Props = { lines: readonly PreviewLine[]; currency: string };

/** What a payout would come to, a line per partner; each opens into its commissions and why they are in or out. */
export function PreviewLines({ lines, currency }: Props) {
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency });
  return (
    <ul className="divide-y divide-line">
      {lines.map((line) => (
        <li key={line.partnerId}>
          <details open={lines.length === 1}>
            <PaymentSummary
              name={line.partnerName}
              detail={countOf(line, money)}
              amount={money(line.amountMinor)}
              marks={
                <>
                  {line.commissions.some(({ pilot }) => pilot) ? <Tag>pilot</Tag> : null}
                  {line.reasons.map((reason) => (
                    <StatusDot key={reason} tone="attention">
                      {reason}
                    </StatusDot>
                  ))}
                </>
              }
            />
            <PreviewCommissions line={line} money={money} />
          </details>
        </li>
      ))}
    </ul>
  );
}

type Money = (amountMinor: bigint) => string;

function countOf({ commissions }: PreviewLine, money: Money): string {
  const paid = commissions.filter(({ amountMinor }) => amountMinor > 0n).length;
  const netted = commissions.reduce((sum, { amountMinor }) => (amountMinor < 0n ? sum - amountMinor : sum), 0n);
  const count = counted(paid, "commission");
  return netted > 0n ? `${count}, less ${money(netted)} taken back after payment` : count;
}

function PreviewCommissions({ line, money }: { line: PreviewLine; money: Money }) {
  const { commissions, notApproved, partnerId } = line;
  return (
    <div className="grid gap-3 px-4 pb-4 ps-11">
      <ul className="grid gap-2">
        {commissions.map((commission) => (
          <li key={commission.id} className="flex items-baseline justify-between gap-x-4">
            <span className="min-w-0">
              <Link className="link inline-flex min-h-6 items-center" to={paths.desk.commission(commission.id)}>
                {commission.companyName}
              </Link>{" "}
              {commission.pilot ? <Tag>pilot</Tag> : null}
              <span className="block text-sm text-muted">{commission.reward}</span>
              {line.reasons.includes(commission.why) ? null : <span className="block text-sm">{commission.why}</span>}
            </span>
            <span className="whitespace-nowrap tabular-nums">{money(commission.amountMinor)}</span>
          </li>
        ))}
      </ul>
      {notApproved ? (
        <p className="text-sm text-muted">
          Not in it because it is on hold or awaits approval:{" "}
          <Link className="link inline-flex min-h-6 items-center" to={paths.desk.commissions({ partner: partnerId })}>
            {counted(notApproved.count, "commission")}
          </Link>
          , {money(notApproved.amountMinor)}.
        </p>
      ) : null}
    </div>
  );
}
