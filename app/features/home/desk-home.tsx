import { Link } from "@remix-run/react";
import type { DeskHome } from "~/domain/reporting/views/home";
import { formatMoney } from "~/kernel/money";
import { paths } from "~/paths";
import { Stat, StatRow } from "~/ui/charts/stat";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Deadline } from "~/ui/primitives/deadline";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { LeadLines } from "./lead-lines";
import { MonthsChart } from "./months-chart";

type Money = NonNullable<DeskHome["approvals"]>["rows"];

function CommissionLines({ rows }: { rows: Money }) {
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
          <Link className="link min-w-0 flex-1 basis-40 truncate font-medium" to={paths.desk.commission(row.id)}>
            {row.companyName}
          </Link>
          <span className="text-sm text-muted">{row.partnerName}</span>
          <span className="tabular-nums">{formatMoney(row)}</span>
        </li>
      ))}
    </ul>
  );
}

function countOf(home: DeskHome, status: string): number {
  return (home.approvals?.sums ?? [])
    .filter((sum) => sum.status === status)
    .reduce((total, sum) => total + sum.count, 0);
}

/** An employee's first page: what needs them now, part by part of their roles. */
export function DeskHomePage({ home }: { home: DeskHome }) {
  const { name, queue, assign, inbox, pipeline, approvals, payments, months, now, timeZone } = home;
  return (
    <>
      <PageHeader title={`Hello, ${name.split(" ")[0]}`} />
      <div className="grid gap-5">
        <StatRow>
          {queue ? (
            <Stat
              label="To decide"
              value={queue.total}
              note={queue.overdue > 0 ? `${queue.overdue} overdue` : `${queue.dueSoon} due within a day`}
              tone={queue.overdue > 0 ? "bad" : undefined}
            />
          ) : null}
          {queue ? <Stat label="Wait for partners" value={queue.waitingForPartner} /> : null}
          {assign ? <Stat label="To assign" value={assign.total} /> : null}
          {inbox ? <Stat label="Offered to you" value={inbox.offers} /> : null}
          {inbox ? <Stat label="Yours to move" value={inbox.ownedTotal} /> : null}
          {pipeline ? <Stat label="Open opportunities" value={pipeline.open} /> : null}
          {approvals ? <Stat label="Commissions to approve" value={countOf(home, "awaiting_approval")} /> : null}
          {payments ? <Stat label="To be paid" value={countOf(home, "approved")} /> : null}
        </StatRow>
        <div className="grid items-start gap-5 lg:grid-cols-2">
          {queue && queue.rows.length > 0 ? (
            <Panel
              title="Decide first"
              padded={false}
              actions={
                <ButtonLink size="sm" to={paths.desk.queue()}>
                  Queue
                </ButtonLink>
              }
            >
              <ul className="divide-y divide-line">
                {queue.rows.map((row) => (
                  <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
                    <Link className="link min-w-0 flex-1 basis-40 truncate font-medium" to={paths.desk.review(row.id)}>
                      {row.companyName}
                    </Link>
                    <span className="text-sm text-muted">{row.partnerName}</span>
                    {row.dueAt ? (
                      <span className="text-sm">
                        <Deadline due={row.dueAt} from={row.dueFrom ?? undefined} now={now} timeZone={timeZone} />
                      </span>
                    ) : null}
                  </li>
                ))}
              </ul>
            </Panel>
          ) : null}
          {assign && assign.rows.length > 0 ? (
            <Panel
              title="Assign next"
              padded={false}
              actions={
                <ButtonLink size="sm" to={paths.desk.assign()}>
                  Assign
                </ButtonLink>
              }
            >
              <LeadLines leads={assign.rows} href={paths.desk.lead} now={now} timeZone={timeZone} />
            </Panel>
          ) : null}
          {inbox && inbox.owned.length > 0 ? (
            <Panel
              title="Your next steps"
              padded={false}
              actions={
                <ButtonLink size="sm" to={paths.desk.inbox()}>
                  Inbox
                </ButtonLink>
              }
            >
              <LeadLines leads={inbox.owned} href={paths.desk.lead} now={now} timeZone={timeZone} />
            </Panel>
          ) : null}
          {approvals && approvals.rows.length > 0 ? (
            <Panel
              title="Awaiting approval"
              padded={false}
              actions={
                <ButtonLink size="sm" to={paths.desk.commissions({ status: "awaiting_approval" })}>
                  All
                </ButtonLink>
              }
            >
              <CommissionLines rows={approvals.rows} />
            </Panel>
          ) : null}
          {payments && payments.rows.length > 0 ? (
            <Panel
              title="To be paid"
              padded={false}
              actions={
                <ButtonLink size="sm" to={paths.desk.commissions({ status: "approved" })}>
                  All
                </ButtonLink>
              }
            >
              <CommissionLines rows={payments.rows} />
            </Panel>
          ) : null}
          {months ? <MonthsChart months={months} /> : null}
        </div>
      </div>
    </>
  );
}
