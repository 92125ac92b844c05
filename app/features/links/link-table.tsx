import { Link2 } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { linkContexts, linkStandings } from "~/domain/attribution/link-words";
import type { ShownLink } from "~/domain/attribution/views/links";
import { formatCount } from "~/kernel/counted";
import { formatMoney } from "~/kernel/money";
import { CopyButton } from "~/ui/primitives/copy-button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { StatusDot } from "~/ui/primitives/status-dot";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";
import type { SortState } from "~/ui/table/list-url";
import { PhoneWord } from "~/ui/table/phone-word";

type Row = ShownLink & { url: string };

/** A link's standing as a coloured word. */
export function LinkStanding({ standing }: { standing: ShownLink["standing"] }) {
  const { tone, label } = linkStandings[standing];
  return <StatusDot tone={tone}>{label}</StatusDot>;
}

/** Amounts in several currencies, side by side. */
export function earnedText(earned: ShownLink["earned"]): string {
  return (earned ?? []).map((money) => formatMoney(money)).join(" · ");
}

const name = {
  id: "name",
  header: "Link",
  phone: "title" as const,
  cell: (row: Row) => row.name,
};
const standing = {
  id: "standing",
  header: "Status",
  phone: "meta" as const,
  cell: (row: Row) => <LinkStanding standing={row.standing} />,
};
const context = {
  id: "context",
  header: "Used in",
  from: "lg" as const,
  cell: (row: Row) => linkContexts[row.context],
};
const program = { id: "program", header: "Program", from: "lg" as const, cell: (row: Row) => row.programName };
const clicks = {
  id: "clicks",
  header: "Clicks",
  sort: "clicks",
  align: "end" as const,
  phone: "meta" as const,
  cell: (row: Row) => (
    <>
      {formatCount(row.clicks)}
      <PhoneWord>clicks</PhoneWord>
    </>
  ),
};
const brought = (["signUps", "leads", "won"] as const).map((key) => ({
  id: key,
  header: { signUps: "Sign-ups", leads: "Leads", won: "Won" }[key],
  align: "end" as const,
  from: "md" as const,
  cell: (row: Row) => formatCount(row[key]),
}));
const earned = {
  id: "earned",
  header: "Earned",
  align: "end" as const,
  phone: "meta" as const,
  cell: (row: Row) => earnedText(row.earned),
};
const copy = {
  id: "copy",
  header: "Address",
  phone: "end" as const,
  cell: (row: Row) => <CopyButton text={row.url} label="Copy" variant="quiet" />,
};
const partner = { id: "partner", header: "Partner", phone: "meta" as const, cell: (row: Row) => row.partnerName };

/** Every program has a default link of its own: only where there are several does each row say which. */
const ownColumns = (inSeveral: boolean, seesEarnings: boolean) =>
  defineColumns<Row>([
    name,
    ...(inSeveral ? [{ ...program, phone: "meta" as const }] : []),
    standing,
    context,
    clicks,
    ...brought,
    ...(seesEarnings ? [earned] : []),
    copy,
  ]);
const deskColumns = defineColumns<Row>([name, partner, standing, program, clicks, ...brought, earned]);

type Props = {
  side: "partner" | "desk";
  rows: readonly Row[];
  sort: SortState;
  href: (id: string) => string;
  /** The first action on an empty list. */
  action?: ReactNode;
};

/** Links with what each of them brought. */
export function LinkTable({ side, rows, sort, href, action }: Props) {
  const seesEarnings = rows.some((row) => row.earned !== null);
  const inSeveral = new Set(rows.map((row) => row.programName)).size > 1;
  const columns = useMemo(
    () => (side === "desk" ? deskColumns : ownColumns(inSeveral, seesEarnings)),
    [side, inSeveral, seesEarnings],
  );
  return (
    <DataTable
      label="Links"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowHref={(row) => href(row.id)}
      sort={sort}
      empty={
        <EmptyState icon={Link2} title="No links here" action={action}>
          Every link stands here with its clicks, the sign-ups and leads that came through it, and what they earned.
        </EmptyState>
      }
    />
  );
}
