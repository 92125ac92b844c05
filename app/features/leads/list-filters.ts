import { describeStanding } from "~/domain/leads/standing";
import { leadStages, leadStatuses } from "~/domain/leads/types";
import type { Filter } from "~/ui/table/filter-bar";
import { changeList } from "~/ui/table/list-url";
import type { Tab } from "~/ui/primitives/tabs";

type Side = "partner" | "vendor";

/** One tab per status that has leads, with how many; "All" first. */
export function statusTabs(params: URLSearchParams, counts: Record<string, number>, side: Side): Tab[] {
  const current = params.get("status");
  const search = `?${params}`;
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const all: Tab = {
    label: "All",
    to: changeList(search, { status: null, stage: null }),
    count: total,
    current: !current,
  };
  const tabs = leadStatuses
    .filter((status) => counts[status] || status === current)
    .map((status) => ({
      label: status === "accepted" ? "Accepted" : describeStanding({ status, stage: null }, side).label,
      to: changeList(search, { status, stage: null }),
      count: counts[status] ?? 0,
      current: current === status,
    }));
  return [all, ...tabs];
}

/** How far accepted leads are. */
export function stageFilter(side: Side): Filter {
  return {
    name: "stage",
    label: "Stage",
    options: leadStages
      .filter((stage) => side === "vendor" || stage !== "offered")
      .map((stage) => ({ value: stage, label: describeStanding({ status: "accepted", stage }, side).label })),
  };
}
