import { stepLabel } from "~/domain/sales/input";
import { formatMoney, type Money } from "~/kernel/money";
import { formatCalendarDate } from "~/kernel/time";

/** Under which rules a lead is, as a fact of it. */
export function programItem({ name, version }: { name: string; version: number }) {
  return { term: "Program", value: `${name}, version ${version} of its rules` };
}

type Opportunity = Money & { step: string; expectedClose: string };

/** What is known of a lead's deal, as facts of it; none before there is one. */
export function opportunityItems(opportunity: Opportunity | null) {
  if (!opportunity) return [];
  return [
    { term: "Opportunity", value: formatMoney(opportunity) },
    { term: "Step", value: stepLabel(opportunity.step) },
    { term: "Expected close", value: formatCalendarDate(opportunity.expectedClose) },
  ];
}
