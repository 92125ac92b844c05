import { Link } from "@remix-run/react";
import { Flag } from "lucide-react";
import { flagSubject, flagWords } from "~/domain/fraud/flag-words";
import type { listDeskFlags } from "~/domain/fraud/views/flags";
import { fraudRuleLabels, severityLabels } from "~/domain/fraud/rule-words";
import { counted, formatCount } from "~/kernel/counted";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { Deadline } from "~/ui/primitives/deadline";
import { EmptyState } from "~/ui/primitives/empty-state";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Tag } from "~/ui/primitives/tag";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";

type List = Awaited<ReturnType<typeof listDeskFlags>>;
type Group = List["groups"][number];
type Row = Group["rules"][number]["flags"][number];

const columnsFor = ({ open, now, timeZone }: List) =>
  defineColumns<Row>([
    { id: "about", header: "About", phone: "title", cell: flagSubject },
    { id: "found", header: "Found", phone: "meta", sentence: true, cell: (row) => row.found },
    {
      id: "severity",
      header: "Effect",
      phone: "end",
      cell: (row) =>
        open ? (
          <Tag>{severityLabels[row.severity]}</Tag>
        ) : (
          <StatusDot tone={flagWords[row.status].tone}>{flagWords[row.status].label}</StatusDot>
        ),
    },
    {
      id: "due",
      header: open ? "Decide by" : "Decided",
      phone: "meta",
      cell: (row) =>
        row.decidedAt ? (
          formatDate(row.decidedAt, timeZone)
        ) : (
          <>
            <Deadline due={row.dueAt} from={row.raisedAt} now={now} timeZone={timeZone} />
            {row.escalatedAt ? <span className="text-sm text-muted"> taken to the admins</span> : null}
          </>
        ),
    },
  ]);

/** Flags by partner, and within a partner by rule. */
export function FlagGroups({ list }: { list: List }) {
  if (list.groups.length === 0) {
    return (
      <EmptyState icon={Flag} title={list.open ? "Nothing to look into" : "Nothing was decided yet"}>
        Flags are raised by the program's rules about leads, accounts and links. They hold money; they never ban
        anybody.
      </EmptyState>
    );
  }
  const columns = columnsFor(list);
  return (
    <div className="grid gap-8">
      {list.groups.map((group) => (
        <FlagsOfPartner key={group.partnerId} group={group} columns={columns} />
      ))}
    </div>
  );
}

function FlagsOfPartner({ group, columns }: { group: Group; columns: ReturnType<typeof columnsFor> }) {
  const { partnerId, partnerName, count, rules } = group;
  return (
    <section aria-labelledby={`flags-${partnerId}`}>
      <h2 id={`flags-${partnerId}`} className="mb-3 flex items-baseline gap-2 font-medium text-base">
        <Link className="link" to={paths.desk.partner(partnerId)}>
          {partnerName}
        </Link>
        <span className="text-muted text-sm">{counted(count, "flag")}</span>
      </h2>
      <div className="grid gap-4">
        {rules.map(({ rule, flags }) => (
          <div key={rule}>
            <h3 className="mb-1.5 flex items-baseline gap-2 text-sm font-medium">
              {fraudRuleLabels[rule]} <span className="font-normal text-muted">{formatCount(flags.length)}</span>
            </h3>
            <DataTable
              label={`${fraudRuleLabels[rule]}: ${partnerName}`}
              columns={columns}
              rows={flags}
              rowId={(row) => row.id}
              rowHref={(row) => paths.desk.flag(row.id)}
              empty={null}
            />
          </div>
        ))}
      </div>
    </section>
  );
}
