import { clickVerdicts } from "~/domain/attribution/link-words";
import type { LinkPage } from "~/domain/attribution/views/links";
import { keysOf } from "~/domain/programs/fields";
import { counted, formatCount } from "~/kernel/counted";
import { monthName, shortMonth } from "~/kernel/months";
import { LineChart } from "~/ui/charts/line-chart";
import { Stat, StatRow } from "~/ui/charts/stat";
import { DescriptionList } from "~/ui/primitives/description-list";
import { Panel } from "~/ui/primitives/panel";
import { earnedText } from "./link-table";

function finding(months: LinkPage["months"]): string {
  const total = months.reduce((sum, { counted }) => sum + counted, 0);
  if (total === 0) return "No clicks in twelve months";
  const best = months.reduce((a, b) => (b.counted > a.counted ? b : a));
  return `${counted(total, "click")} in twelve months, most in ${monthName(best.month)}`;
}

/** What a link brought, and its clicks by month. */
export function LinkFigures({ link }: { link: LinkPage }) {
  const { clicks, signUps, leads, won, earned, months } = link;
  return (
    <>
      <StatRow>
        <Stat label="Clicks" value={formatCount(clicks)} />
        <Stat label="Sign-ups" value={formatCount(signUps)} />
        <Stat label="Leads" value={formatCount(leads)} />
        <Stat label="Won" value={formatCount(won)} tone="good" />
        {earned ? <Stat label="Earned" value={earnedText(earned) || "Nothing yet"} /> : null}
      </StatRow>
      <Panel>
        <LineChart
          title={finding(months)}
          labelName="Month"
          labels={months.map(({ month }) => shortMonth(month))}
          series={[{ name: "Clicks", values: months.map(({ counted }) => counted) }]}
          filled
        />
      </Panel>
    </>
  );
}

/** What was clicked and how it was counted: why a figure is not higher. */
export function ClickVerdicts({ verdicts }: { verdicts: LinkPage["verdicts"] }) {
  return (
    <Panel title="How clicks were counted">
      <DescriptionList
        items={keysOf(clickVerdicts).map((verdict) => ({
          term: clickVerdicts[verdict],
          value: formatCount(verdicts[verdict]),
        }))}
      />
      <p className="mt-3 text-sm text-muted">
        Only counted clicks are in the figures; the others are kept and shown here. When very many come at once, they
        follow within a minute.
      </p>
    </Panel>
  );
}
