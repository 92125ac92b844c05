import { counted } from "~/kernel/counted";
import { commissionWords } from "~/domain/commissions/rules";
import { type ShownStatus, shownStatuses } from "~/domain/commissions/types";
import type { StatusSum } from "~/domain/commissions/views/commissions";
import { formatSums } from "~/kernel/money";
import { type Tab, Tabs } from "~/ui/primitives/tabs";
import { Stat, StatRow } from "~/ui/charts/stat";
import { changeList } from "~/ui/table/list-url";

const shown: readonly ShownStatus[] = ["pending", "awaiting_approval", "approved", "paid"];

/** What is on hold, waits, is approved and was paid: one figure each, per currency. Rewards that are no money are only counted. */
export function CommissionSums({ sums }: { sums: readonly StatusSum[] }) {
  return (
    <StatRow>
      {shown.map((status) => {
        const parts = sums.filter((sum) => sum.status === status);
        const cash = parts.filter(({ kind }) => kind === "cash");
        const count = parts.reduce((sum, part) => sum + part.count, 0);
        return (
          <Stat
            key={status}
            label={commissionWords[status].label}
            value={formatSums(cash)}
            note={counted(count, "commission")}
          />
        );
      })}
    </StatRow>
  );
}

/** One tab per status that has commissions. */
export function CommissionTabs({ sums, params }: { sums: readonly StatusSum[]; params: URLSearchParams }) {
  const current = params.get("status");
  const search = `?${params}`;
  const count = (status: ShownStatus) =>
    sums.filter((sum) => sum.status === status).reduce((total, sum) => total + sum.count, 0);
  const tabs: Tab[] = [
    { label: "All", to: changeList(search, { status: null }), current: !current },
    ...shownStatuses
      .filter((status) => count(status) > 0 || status === current)
      .map((status) => ({
        label: commissionWords[status].label,
        to: changeList(search, { status }),
        count: count(status),
        current: current === status,
      })),
  ];
  return <Tabs label="By status" tabs={tabs} />;
}
