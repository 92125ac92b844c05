import { CircleDollarSign } from "lucide-react";
import { commissionWords, statusLabel } from "~/domain/commissions/rules";
import type { Part } from "~/domain/commissions/standing";
import type { ShownStatus } from "~/domain/commissions/types";
import type { RewardKind } from "~/domain/programs/program-rules";
import { rewardKindNames } from "~/domain/programs/reward-words";
import { formatMoney } from "~/kernel/money";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { CommissionParts } from "./commission-parts";
import { EmptyState } from "~/ui/primitives/empty-state";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Tag } from "~/ui/primitives/tag";
import { Time } from "~/ui/primitives/time";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";

type Row = {
  id: string;
  companyName: string;
  partnerName?: string;
  kind: RewardKind;
  pilot: boolean;
  status: ShownStatus;
  parts: readonly Part[];
  amountMinor: bigint;
  currency: string;
  milestone: string;
  holdUntil: Date;
  /** A review holds it, whatever the program's days say. */
  flagged: boolean;
  changedAt: Date;
  revision?: number;
  fourEyes?: boolean;
  mayApprove?: boolean;
  now: Date;
  timeZone: string;
};

const company = { id: "company", header: "Company", phone: "title" as const, cell: (row: Row) => row.companyName };
/** Who approves matters until somebody has. */
const awaitsApproval = (status: Row["status"]) => status === "pending" || status === "awaiting_approval";

const amount = {
  id: "amount",
  header: "Amount",
  align: "end" as const,
  phone: "meta" as const,
  cell: (row: Row) => (
    <>
      {row.fourEyes && awaitsApproval(row.status) ? <Tag>finance approves</Tag> : null}{" "}
      {row.pilot ? <Tag>pilot</Tag> : null} {row.kind === "cash" ? null : <Tag>{rewardKindNames[row.kind]}</Tag>}{" "}
      {formatMoney(row)}
    </>
  ),
};
const status = {
  id: "status",
  header: "Status",
  phone: "end" as const,
  cell: (row: Row) => (
    <>
      <StatusDot tone={commissionWords[row.status].tone}>{statusLabel(row.kind, row.status)}</StatusDot>
      {row.parts.length > 0 ? <CommissionParts {...row} /> : null}
    </>
  ),
};
const hold = {
  id: "hold",
  header: "Hold ends",
  from: "lg" as const,
  cell: (row: Row) => {
    if (row.status !== "pending") return null;
    return row.flagged ? "When its review ends" : formatDate(row.holdUntil, row.timeZone);
  },
};
const reward = { id: "reward", header: "For", from: "lg" as const, cell: (row: Row) => row.milestone };
const changed = {
  id: "changed",
  header: "Changed",
  from: "md" as const,
  cell: (row: Row) => <Time value={row.changedAt} now={row.now} timeZone={row.timeZone} />,
};

const partnerColumns = defineColumns<Row>([company, amount, status, reward, hold, changed]);
const deskColumns = defineColumns<Row>([
  company,
  { id: "partner", header: "Partner", phone: "meta", cell: (row) => row.partnerName },
  amount,
  status,
  reward,
  hold,
]);

type Props = { rows: readonly Omit<Row, "now" | "timeZone">[]; now: Date; timeZone: string };

/** A partner's commissions. */
export function EarningsTable({ rows, now, timeZone }: Props) {
  return (
    <DataTable
      label="Commissions"
      columns={partnerColumns}
      rows={rows.map((row) => ({ ...row, now, timeZone }))}
      rowId={(row) => row.id}
      rowHref={(row) => paths.portal.commission(row.id)}
      empty={
        <EmptyState icon={CircleDollarSign} title="Nothing earned yet">
          When a lead of yours is qualified or won, its reward stands here, with the rule and the arithmetic.
        </EmptyState>
      }
    />
  );
}

/** All partners' commissions; rows can be ticked where something can be approved. */
export function CommissionTable({ rows, now, timeZone, selectForm }: Props & { selectForm?: string }) {
  return (
    <DataTable
      label="Commissions"
      columns={deskColumns}
      rows={rows.map((row) => ({ ...row, now, timeZone }))}
      rowId={(row) => (selectForm ? `${row.id}:${row.revision}` : row.id)}
      rowHref={(row) => paths.desk.commission(row.id)}
      selectForm={selectForm}
      rowLabel={(row) => `${row.companyName}, ${formatMoney(row)}`}
      empty={
        <EmptyState icon={CircleDollarSign} title="No commissions here">
          Rewards are booked by themselves when a lead reaches a milestone that its program pays for.
        </EmptyState>
      }
    />
  );
}
