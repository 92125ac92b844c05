import type { Standing } from "~/domain/leads/standing";
import type { LeadStage, LeadStatus } from "~/domain/leads/types";
import { type Step, type StepState, Steps } from "~/ui/primitives/steps";

const labels = ["Submitted", "In review", "Accepted", "In contact", "Qualified", "Opportunity", "Won"];

/** The step that a lead stands on: the last one it reached, never the one it goes to. */
const atStep: Record<LeadStatus | LeadStage, number> = {
  submitted: 0,
  in_review: 1,
  needs_info: 1,
  rejected: 1,
  duplicate: 1,
  withdrawn: 1,
  expired: 1,
  accepted: 2,
  routing: 2,
  offered: 2,
  owned: 2,
  contacted: 3,
  qualified: 4,
  opportunity: 5,
  won: 6,
  lost: 6,
};
const stopped: readonly string[] = ["rejected", "duplicate", "withdrawn", "expired", "lost"];

/** The way of a lead to a signed contract; where it ended earlier, that step is called by how it ended. */
export function stepsOf(status: LeadStatus, stage: LeadStage | null, standing: Pick<Standing, "label">): Step[] {
  const key = stage ?? status;
  const at = atStep[key];
  const here: StepState = stopped.includes(key) ? "stopped" : key === "won" ? "arrived" : "current";
  return labels.map((label, index) => {
    if (index !== at) return { label, state: index < at ? "done" : "next" };
    return { label: here === "stopped" ? standing.label : label, state: here };
  });
}

type Props = { lead: { status: LeadStatus; stage: LeadStage | null; standing: Pick<Standing, "label"> } };

/** How far a lead has come on its way to a signed contract. */
export function LeadProgress({ lead }: Props) {
  return <Steps label="Progress of this lead" steps={stepsOf(lead.status, lead.stage, lead.standing)} />;
}
