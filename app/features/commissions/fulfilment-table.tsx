import { Gift } from "lucide-react";
import type { RewardKind } from "~/domain/programs/program-rules";
import { rewardKindNames } from "~/domain/programs/reward-words";
import { formatMoney } from "~/kernel/money";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Tag } from "~/ui/primitives/tag";
import { Time } from "~/ui/primitives/time";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";

type Row = {
  id: string;
  companyName: string;
  partnerName: string;
  kind: RewardKind;
  amountMinor: bigint;
  settledMinor: bigint;
  currency: string;
  milestone: string;
  pilot: boolean;
  paidAt: Date | null;
  paidByName: string | null;
  paymentReference: string | null;
  now: Date;
  timeZone: string;
};

const reward = [
  { id: "partner", header: "Partner", phone: "title" as const, cell: (row: Row) => row.partnerName },
  {
    id: "reward",
    header: "Reward",
    phone: "end" as const,
    cell: (row: Row) => (
      <>
        {rewardKindNames[row.kind]} {row.pilot ? <Tag>pilot</Tag> : null}
      </>
    ),
  },
  { id: "worth", header: "Worth", align: "end" as const, phone: "meta" as const, cell: (row: Row) => formatMoney(row) },
  { id: "company", header: "For", phone: "meta" as const, cell: (row: Row) => row.companyName },
  { id: "milestone", header: "Earned by", from: "lg" as const, cell: (row: Row) => row.milestone },
];

const openColumns = defineColumns<Row>(reward);
/** How much of what was given has to come back. */
const back = (row: Row) => formatMoney({ amountMinor: row.settledMinor - row.amountMinor, currency: row.currency });
const reclaimColumns = defineColumns<Row>([
  ...reward.filter(({ id }) => id !== "worth"),
  { id: "back", header: "To come back", align: "end", phone: "meta", cell: back },
  { id: "reference", header: "Reference", cell: (row) => row.paymentReference },
]);
const givenColumns = defineColumns<Row>([
  ...reward,
  { id: "by", header: "Given by", from: "md", cell: (row) => row.paidByName },
  {
    id: "when",
    header: "When",
    phone: "meta",
    cell: (row) => (row.paidAt ? <Time value={row.paidAt} now={row.now} timeZone={row.timeZone} /> : null),
  },
  { id: "reference", header: "Reference", cell: (row) => row.paymentReference },
]);

type Show = "open" | "given" | "reclaim";
type Props = { rows: readonly Omit<Row, "now" | "timeZone">[]; show: Show; now: Date; timeZone: string };

const empty: Record<Show, string> = {
  open: "Nothing is to be given now",
  given: "Nothing was given yet",
  reclaim: "Nothing has to come back",
};

/** Rewards that are no money: to be given, given by whom, when and with which reference, or to be taken back. */
export function FulfilmentTable({ rows, show, now, timeZone }: Props) {
  return (
    <DataTable
      label="Fulfilments"
      columns={show === "open" ? openColumns : show === "given" ? givenColumns : reclaimColumns}
      rows={rows.map((row) => ({ ...row, now, timeZone }))}
      rowId={(row) => row.id}
      rowHref={(row) => paths.desk.commission(row.id)}
      empty={
        <EmptyState icon={Gift} title={empty[show]}>
          {show === "reclaim"
            ? "What was given and is not due any more stands here until it is marked as taken back."
            : "Service credits, free months and gift cards stand here once they are approved. Open one to mark it as given."}
        </EmptyState>
      }
    />
  );
}
