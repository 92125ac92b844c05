import { Link } from "@remix-run/react";
import { Download, FileText } from "lucide-react";
import { monthName } from "~/kernel/months";
import type { StatementPage } from "~/domain/payouts/views/statements";
import { formatMoney } from "~/kernel/money";
import { formatDate } from "~/kernel/time";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { ButtonLink } from "~/ui/primitives/button-link";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Tag } from "~/ui/primitives/tag";
import { Books } from "~/ui/table/books";

type Props = {
  page: StatementPage;
  toMonth: (month: string) => string;
  toFile: (month: string, format: "pdf" | "csv") => string;
};

type One = NonNullable<StatementPage["statement"]>["currencies"][number];

/** One month of a partner's books, and the way to the others. Dates are those of UTC, as in the files. */
export function StatementView({ page, toMonth, toFile }: Props) {
  const { months, statement } = page;
  if (!statement) {
    return (
      <div className="dt-frame">
        <EmptyState icon={FileText} title="No statements yet">
          There is one for every month in which something was earned or paid.
        </EmptyState>
      </div>
    );
  }
  const { month, provisional, currencies } = statement;
  return (
    <DetailLayout
      story={currencies.map((one) => <CurrencyPanel key={one.currency} month={month} one={one} />)}
      facts={
        <>
          <Panel title={monthName(month)}>
            <div className="mb-3 grid gap-1">
              <StatusDot tone={provisional ? "attention" : "good"}>{provisional ? "Provisional" : "Final"}</StatusDot>
              <p className="text-sm text-muted">
                {provisional
                  ? "The month is not over; what is booked until its end is added."
                  : "It stays as it is. What changes later stands in the month in which it does."}
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              {(["pdf", "csv"] as const).map((format) => (
                <ButtonLink
                  key={format}
                  reloadDocument
                  to={toFile(month, format)}
                  icon={<Download aria-hidden="true" />}
                >
                  {format.toUpperCase()}
                </ButtonLink>
              ))}
            </div>
            <p className="mt-3 text-sm text-muted">Months and days are those of UTC.</p>
          </Panel>
          <Panel title="Months">
            <ul className="grid gap-1">
              {months.map((one) => (
                <li key={one}>
                  <Link className="link" to={toMonth(one)} aria-current={one === month ? "page" : undefined}>
                    {monthName(one)}
                  </Link>
                </li>
              ))}
            </ul>
          </Panel>
        </>
      }
    />
  );
}

function CurrencyPanel({ month, one }: { month: string; one: One }) {
  const { currency, openingMinor, lines, closingMinor, accruedMinor, payableMinor, receivableMinor } = one;
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency });
  return (
    <Panel title={`${monthName(month)} in ${currency}`} padded={false}>
      <Books
        label={`${monthName(month)} in ${currency}`}
        columns={[{ header: "What" }, { header: "Amount", end: true }, { header: "Balance", end: true }]}
        groups={[
          {
            key: currency,
            rows: [
              { key: "opening", cells: ["Opening balance", null, money(openingMinor)] },
              ...lines.map(({ at, what, why, pilot, amountMinor, balanceMinor }, index) => ({
                key: `${index}`,
                cells: [
                  <>
                    <span className="block">
                      {what} {pilot ? <Tag>pilot</Tag> : null}
                    </span>
                    <span className="block text-xs text-muted">
                      {[formatDate(at, "UTC"), ...why.filter(Boolean)].join(" · ")}
                    </span>
                  </>,
                  money(amountMinor),
                  money(balanceMinor),
                ],
              })),
            ],
          },
        ]}
        footer={["Closing balance", null, money(closingMinor)]}
      />
      <p className="px-4 py-3 text-sm text-muted">
        {money(accruedMinor)} not approved yet, {money(payableMinor)} approved and to be paid
        {receivableMinor > 0n ? `, ${money(receivableMinor)} netted from the next payment` : null}.
      </p>
    </Panel>
  );
}
