import { Target } from "lucide-react";
import { commissionWords } from "~/domain/commissions/rules";
import type { PartnerHome } from "~/domain/reporting/views/home";
import { formatSums } from "~/kernel/money";
import { paths } from "~/paths";
import { Stat, StatRow } from "~/ui/charts/stat";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";
import { EmptyState } from "~/ui/primitives/empty-state";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { PayoutObstacleList } from "../payouts/payout-obstacles";
import { LeadLines } from "./lead-lines";
import { MonthsChart } from "./months-chart";

/** A partner's first page: what needs them, what moved, what it earns. */
export function PartnerHomePage({ home }: { home: PartnerHome }) {
  const { name, openSteps, toAnswer, latest, figures, earnings, payout, months, now, timeZone } = home;
  const sums = (status: string) => formatSums((earnings ?? []).filter((sum) => sum.status === status));
  return (
    <>
      <PageHeader
        title={`Hello, ${name.split(" ")[0]}`}
        primary={
          <ButtonLink variant="primary" to={paths.portal.newLead()}>
            Submit a lead
          </ButtonLink>
        }
      />
      <div className="grid gap-5">
        {openSteps.some((step) => step !== "terms") ? (
          <Callout
            tone="attention"
            title={openSteps.length === 1 ? "One step is open" : `${openSteps.length} steps are open`}
            action={<ButtonLink to={paths.portal.start()}>Get started</ButtonLink>}
          >
            They stand between your team and the next lead. See what is done and whose turn it is.
          </Callout>
        ) : openSteps.length > 0 ? (
          <Callout
            tone="attention"
            title="New terms to accept"
            action={<ButtonLink to={paths.portal.program()}>Read and accept</ButtonLink>}
          >
            Before the next lead can be submitted, an admin of your organisation has to accept them.
          </Callout>
        ) : null}
        {payout ? <PayoutObstacleList {...payout} /> : null}
        {toAnswer.length > 0 ? (
          <Panel title="Needs your answer" count={toAnswer.length} padded={false}>
            <LeadLines leads={toAnswer} side="partner" href={paths.portal.lead} now={now} timeZone={timeZone} />
          </Panel>
        ) : null}
        <StatRow>
          <Stat label="Being decided" value={figures.undecided} />
          <Stat label="With account managers" value={figures.inSales} />
          <Stat label="Won" value={figures.won} />
          {earnings ? (
            <Stat
              label={commissionWords.pending.label}
              value={sums("pending")}
              note={`Approved: ${sums("approved")}`}
            />
          ) : null}
          {earnings ? <Stat label="Paid so far" value={sums("paid")} tone="good" /> : null}
        </StatRow>
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <Panel title="Moved last" padded={latest.length === 0}>
            {latest.length === 0 ? (
              <EmptyState icon={Target} level={3} title="No leads yet">
                Submit the first one: it takes two minutes.
              </EmptyState>
            ) : (
              <LeadLines leads={latest} side="partner" href={paths.portal.lead} now={now} timeZone={timeZone} />
            )}
          </Panel>
          <MonthsChart months={months} />
        </div>
      </div>
    </>
  );
}
