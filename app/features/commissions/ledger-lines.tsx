import type { DeskCommission } from "~/domain/commissions/views/desk-commission";
import { accountLabels, transactionLabel } from "~/domain/ledger/types";
import { groupBy } from "~/kernel/group-by";
import { formatMoney } from "~/kernel/money";
import { formatDateTime } from "~/kernel/time";
import { Panel } from "~/ui/primitives/panel";
import { Books } from "~/ui/table/books";

type Posting = DeskCommission["postings"][number];

/** What the ledger took in for a commission, a transaction at a time: account, debit, credit. */
export function LedgerLines({ postings, timeZone }: { postings: readonly Posting[]; timeZone: string }) {
  if (postings.length === 0) return null;
  const side = (posting: Posting, sign: 1n | -1n) =>
    posting.amountMinor * sign > 0n ? formatMoney({ ...posting, amountMinor: posting.amountMinor * sign }) : null;
  const heading = ({ kind, recordedAt }: Posting) => (
    <>
      {transactionLabel(kind)} <span className="font-normal text-muted">{formatDateTime(recordedAt, timeZone)}</span>
    </>
  );
  return (
    <Panel title="In the ledger" padded={false}>
      <Books
        label="Ledger"
        columns={[{ header: "Account" }, { header: "Debit", end: true }, { header: "Credit", end: true }]}
        groups={[...groupBy(postings, ({ id }) => id)].map(([key, lines]) => ({
          key,
          heading: lines[0] && heading(lines[0]),
          rows: lines.map((line) => ({
            key: line.account,
            cells: [accountLabels[line.account], side(line, 1n), side(line, -1n)],
          })),
        }))}
      />
    </Panel>
  );
}
