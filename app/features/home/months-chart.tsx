import { LineChart } from "~/ui/charts/line-chart";
import { Panel } from "~/ui/primitives/panel";

type Month = { month: string; submitted: number; accepted: number; won: number };

const name = new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" });

/** What the last months say, as one sentence. */
function finding(months: readonly Month[]): string {
  const submitted = months.reduce((sum, month) => sum + month.submitted, 0);
  const accepted = months.reduce((sum, month) => sum + month.accepted, 0);
  if (submitted === 0) return "No leads in the last twelve months";
  return `${accepted} of ${submitted} leads accepted in twelve months`;
}

/** Submitted, accepted and won, month by month. */
export function MonthsChart({ months }: { months: readonly Month[] }) {
  if (months.length < 2) return null;
  return (
    <Panel>
      <LineChart
        title={finding(months)}
        labelName="Month"
        labels={months.map(({ month }) => name.format(new Date(`${month}-01T00:00:00Z`)))}
        series={[
          { name: "Submitted", values: months.map((month) => month.submitted) },
          { name: "Accepted", values: months.map((month) => month.accepted) },
          { name: "Won", values: months.map((month) => month.won) },
        ]}
      />
    </Panel>
  );
}
