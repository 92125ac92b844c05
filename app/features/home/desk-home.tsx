import type { DeskHome } from "~/domain/reporting/views/home";
import { formatMoney } from "~/kernel/money";
import { paths } from "~/paths";
import { Stat, StatRow } from "~/ui/charts/stat";
import { Deadline } from "~/ui/primitives/deadline";
import { Line } from "~/ui/primitives/line";
import { PageHeader } from "~/ui/primitives/page-header";
import { HomePart } from "./home-part";
import { LeadLines } from "./lead-lines";
import { MonthsChart } from "./months-chart";

type Money = NonNullable<DeskHome["approvals"]>["rows"];

function CommissionLines({ rows }: { rows: Money }) {
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <Line key={row.id} to={paths.desk.commission(row.id)} title={row.companyName}>
          <span className="text-sm text-muted">{row.partnerName}</span>
          <span className="tabular-nums">{formatMoney(row)}</span>
        </Line>
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
  const { name, queue, assign, extensions, applications, inbox, pipeline, approvals, payments, months, now, timeZone } =
    home;
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
          {inbox ? <Stat label="Offered to you" value={inbox.offersTotal} /> : null}
          {inbox ? <Stat label="Yours to move" value={inbox.ownedTotal} /> : null}
          {pipeline ? <Stat label="Open opportunities" value={pipeline.open} /> : null}
          {approvals ? <Stat label="Commissions to approve" value={countOf(home, "awaiting_approval")} /> : null}
          {payments ? <Stat label="To be paid" value={countOf(home, "approved")} /> : null}
        </StatRow>
        <div className="grid items-start gap-5 lg:grid-cols-2">
          {queue && queue.rows.length > 0 ? (
            <HomePart title="Decide first" more={{ label: "Queue", to: paths.desk.queue() }}>
              <ul className="divide-y divide-line">
                {queue.rows.map((row) => (
                  <Line key={row.id} to={paths.desk.review(row.id)} title={row.companyName}>
                    <span className="text-sm text-muted">{row.partnerName}</span>
                    {row.dueAt ? (
                      <span className="text-sm">
                        <Deadline due={row.dueAt} from={row.dueFrom ?? undefined} now={now} timeZone={timeZone} />
                      </span>
                    ) : null}
                  </Line>
                ))}
              </ul>
            </HomePart>
          ) : null}
          {assign && assign.rows.length > 0 ? (
            <HomePart title="Assign next" more={{ label: "Assign", to: paths.desk.assign() }}>
              <LeadLines leads={assign.rows} side="vendor" href={paths.desk.lead} now={now} timeZone={timeZone} />
            </HomePart>
          ) : null}
          {extensions && extensions.length > 0 ? (
            <HomePart title="More protection">
              <ul className="divide-y divide-line">
                {extensions.map((row) => (
                  <Line key={row.id} to={paths.desk.lead(row.id)} title={row.companyName}>
                    <span className="text-sm text-muted">{row.partnerName}</span>
                    <span className="text-sm">
                      <Deadline due={row.protectedUntil} from={row.requestedAt} now={now} timeZone={timeZone} />
                    </span>
                  </Line>
                ))}
              </ul>
            </HomePart>
          ) : null}
          {applications && applications.length > 0 ? (
            <HomePart title="Applications to decide" more={{ label: "All", to: paths.desk.applications() }}>
              <ul className="divide-y divide-line">
                {applications.map((row) => (
                  <Line key={row.id} to={paths.desk.application(row.id)} title={row.legalName}>
                    <span className="text-sm text-muted">{row.programName}</span>
                    {row.dueAt ? (
                      <span className="text-sm">
                        <Deadline due={row.dueAt} from={row.submittedAt ?? undefined} now={now} timeZone={timeZone} />
                      </span>
                    ) : null}
                  </Line>
                ))}
              </ul>
            </HomePart>
          ) : null}
          {inbox && inbox.offers.length > 0 ? (
            <HomePart title="Offered to you" more={{ label: "Inbox", to: paths.desk.inbox() }}>
              <ul className="divide-y divide-line">
                {inbox.offers.map((offer) => (
                  <Line key={offer.id} to={paths.desk.inbox()} title={offer.companyName}>
                    <span className="text-sm text-muted">{offer.partnerName}</span>
                    <span className="text-sm">
                      <Deadline due={offer.respondBy} from={offer.offeredAt} now={now} timeZone={timeZone} />
                    </span>
                  </Line>
                ))}
              </ul>
            </HomePart>
          ) : null}
          {inbox && inbox.owned.length > 0 ? (
            <HomePart title="Your next steps" more={{ label: "Inbox", to: paths.desk.inbox() }}>
              <LeadLines leads={inbox.owned} side="vendor" href={paths.desk.lead} now={now} timeZone={timeZone} />
            </HomePart>
          ) : null}
          {approvals && approvals.rows.length > 0 ? (
            <HomePart
              title="Awaiting approval"
              more={{ label: "All", to: paths.desk.commissions({ status: "awaiting_approval" }) }}
            >
              <CommissionLines rows={approvals.rows} />
            </HomePart>
          ) : null}
          {payments && payments.rows.length > 0 ? (
            <HomePart title="To be paid" more={{ label: "All", to: paths.desk.commissions({ status: "approved" }) }}>
              <CommissionLines rows={payments.rows} />
            </HomePart>
          ) : null}
          {months ? <MonthsChart months={months} /> : null}
        </div>
      </div>
    </>
  );
}
