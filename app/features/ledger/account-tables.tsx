import { Link } from "@remix-run/react";
import { Scale } from "lucide-react";
import type { AccountList, AccountPage } from "~/domain/ledger/views/accounts";
import { formatMoney } from "~/kernel/money";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Panel } from "~/ui/primitives/panel";
import { Time } from "~/ui/primitives/time";
import { Books } from "~/ui/table/books";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";

type Account = AccountList["rows"][number];

const side = (amountMinor: bigint, currency: string, sign: 1n | -1n) =>
  amountMinor * sign > 0n ? formatMoney({ amountMinor: amountMinor * sign, currency }) : null;

const columns = defineColumns<Account>([
  { id: "owner", header: "Account of", phone: "title", cell: (row) => row.owner },
  {
    id: "debit",
    header: "Debit",
    align: "end",
    phone: "meta",
    cell: (row) => side(row.balanceMinor, row.currency, 1n),
  },
  {
    id: "credit",
    header: "Credit",
    align: "end",
    phone: "end",
    cell: (row) => side(row.balanceMinor, row.currency, -1n),
  },
]);

/** The accounts that a line of the trial balance adds up. */
export function AccountTable({ rows }: { rows: readonly Account[] }) {
  return (
    <DataTable
      label="Accounts"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowHref={(row) => paths.desk.ledgerAccount(row.id)}
      empty={
        <EmptyState icon={Scale} title="No account here">
          An account opens with the first amount that is booked to it.
        </EmptyState>
      }
    />
  );
}

/** What was booked to an account, newest first, with the balance after each booking. */
export function AccountEntries({ page }: { page: AccountPage }) {
  const { account, rows, now, timeZone } = page;
  const { currency } = account;
  return (
    <Panel title="Transactions" padded={false}>
      <Books
        label="Transactions"
        columns={[
          { header: "What" },
          { header: "Debit", end: true },
          { header: "Credit", end: true },
          { header: "Balance", end: true },
        ]}
        groups={[
          {
            key: "all",
            rows: rows.map((row) => ({
              key: row.id,
              cells: [
                <>
                  <span className="block">
                    {row.what}
                    {row.commissionId && row.companyName ? (
                      <>
                        :{" "}
                        <Link className="link" to={paths.desk.commission(row.commissionId)}>
                          {row.companyName}
                        </Link>
                      </>
                    ) : null}
                  </span>
                  <span className="block text-xs text-muted">
                    <Time value={row.recordedAt} now={now} timeZone={timeZone} />
                    {row.reward ? ` · ${row.reward}` : null}
                    {row.reference ? ` · ${row.reference}` : null}
                  </span>
                </>,
                side(row.amountMinor, currency, 1n),
                side(row.amountMinor, currency, -1n),
                balance(row.balanceMinor, currency),
              ],
            })),
          },
        ]}
      />
    </Panel>
  );
}

/** A balance with the side on which it stands. */
export function balance(amountMinor: bigint, currency: string): string {
  if (amountMinor === 0n) return formatMoney({ amountMinor, currency });
  const sign = amountMinor > 0n ? 1n : -1n;
  return `${formatMoney({ amountMinor: amountMinor * sign, currency })} ${sign > 0n ? "debit" : "credit"}`;
}
