import { Link } from "@remix-run/react";
import { monthName, shortMonth } from "~/kernel/months";
import type { EarningsPage } from "~/domain/payouts/views/earnings";
import { formatMoney, toDecimalText } from "~/kernel/money";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { LineChart } from "~/ui/charts/line-chart";
import { Stat, StatRow } from "~/ui/charts/stat";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";

type Position = EarningsPage["positions"][number];
type Chart = EarningsPage["charts"][number];

/** Where the money stands, a row of figures per currency: they add up to what was earned. */
export function EarningsFigures({
  positions,
  isBlocked,
  timeZone,
}: {
  positions: readonly Position[];
  /** True while nothing can be paid to the partner at all. */
  isBlocked: boolean;
  timeZone: string;
}) {
  return (
    <div className="grid gap-3">
      {positions.map((position) => {
        const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency: position.currency });
        const { nextHoldEndsAt, nettedMinor, onHoldMinor } = position;
        const withoutDate = onHoldMinor > 0n ? "While a review is on" : "Nothing";
        return (
          <StatRow key={position.currency}>
            <Stat
              label={`Earned, ${position.currency}`}
              value={money(position.earnedMinor)}
              note="Without what was reversed"
            />
            <Stat
              label="On hold"
              value={money(onHoldMinor)}
              note={nextHoldEndsAt ? `The first ends ${formatDate(nextHoldEndsAt, timeZone)}` : withoutDate}
            />
            <Stat label="Awaiting approval" value={money(position.awaitingMinor)} />
            <Stat
              label="Payable"
              value={money(position.payableMinor)}
              note={isBlocked ? "Waits, see above" : "With the next payment"}
            />
            <Stat label="Paid" value={money(position.paidMinor)} tone="good" />
            {nettedMinor > 0n ? (
              <Stat label="To be netted" value={money(nettedMinor)} note="From the next payment" tone="attention" />
            ) : null}
          </StatRow>
        );
      })}
    </div>
  );
}

/** What the months say, as one sentence. */
function finding({ currency, months }: Chart): string {
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency });
  const total = months.reduce((sum, { earnedMinor }) => sum + earnedMinor, 0n);
  const best = months.reduce((a, b) => (b.earnedMinor > a.earnedMinor ? b : a));
  if (best.earnedMinor <= 0n) return `Nothing earned in ${currency} in twelve months`;
  return `${money(total)} earned in twelve months, most in ${monthName(best.month)}: ${money(best.earnedMinor)}`;
}

/** Earned and paid by month, a chart per currency. */
export function EarningsCharts({ charts }: { charts: readonly Chart[] }) {
  return charts.map((chart) => {
    const { currency, months } = chart;
    const toNumber = (amountMinor: bigint) => Number(toDecimalText({ amountMinor, currency }));
    const format = new Intl.NumberFormat("en-US", { style: "currency", currency, maximumFractionDigits: 0 });
    const short = new Intl.NumberFormat("en-US", { style: "currency", currency, notation: "compact" });
    return (
      <Panel key={currency}>
        <LineChart
          title={finding(chart)}
          labelName="Month"
          labels={months.map(({ month }) => shortMonth(month))}
          series={[
            { name: "Earned", values: months.map(({ earnedMinor }) => toNumber(earnedMinor)) },
            { name: "Paid", values: months.map(({ paidMinor }) => toNumber(paidMinor)) },
          ]}
          format={(value) => format.format(value)}
          axis={(value) => short.format(value)}
        />
      </Panel>
    );
  });
}

type PaymentsProps = { payments: EarningsPage["payments"]; timeZone: string };

/** The payments that the partner got, newest first, with the bank's references. */
export function PaymentList({ payments, timeZone }: PaymentsProps) {
  return (
    <Panel
      title="Payments received"
      count={payments.length || undefined}
      padded={false}
      actions={
        <Link className="link" to={paths.portal.statements()}>
          Statements
        </Link>
      }
    >
      {payments.length === 0 ? (
        <p className="p-4 text-muted">No payment yet. Each one stands here with the reference to look for.</p>
      ) : (
        <ul className="divide-y divide-line">
          {payments.map((payment) => (
            <li key={payment.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5">
              <span className="min-w-0 flex-1 basis-40">
                <span className="font-medium">{payment.reference}</span>{" "}
                <span className="text-sm text-muted">
                  {payment.paidAt ? formatDate(payment.paidAt, timeZone) : null}
                </span>
                {payment.returnedAt ? (
                  <span className="block text-sm">
                    <StatusDot tone="bad">
                      The bank sent it back on {formatDate(payment.returnedAt, timeZone)}: {payment.returnReason}
                    </StatusDot>
                  </span>
                ) : null}
              </span>
              <span className="tabular-nums">{formatMoney(payment)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
