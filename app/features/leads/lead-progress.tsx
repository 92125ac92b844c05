import type { LeadStage, LeadStatus } from "~/domain/leads/types";
import { type Step, Steps } from "~/ui/primitives/steps";

const labels = ["Submitted", "Reviewed", "Accepted", "In contact", "Qualified", "Opportunity", "Won"];

const atStep: Record<LeadStatus | LeadStage, number> = {
  submitted: 1,
  in_review: 1,
  needs_info: 1,
  rejected: 1,
  duplicate: 1,
  withdrawn: 1,
  expired: 1,
  accepted: 2,
  routing: 3,
  offered: 3,
  owned: 3,
  contacted: 4,
  qualified: 5,
  opportunity: 6,
  won: 7,
  lost: 6,
};
const stopped: readonly string[] = ["rejected", "duplicate", "withdrawn", "expired", "lost"];

/** How far a lead has come on its way to a signed contract. */
export function LeadProgress({ status, stage }: { status: LeadStatus; stage: LeadStage | null }) {
  const key = stage ?? status;
  const current = atStep[key];
  const steps: Step[] = labels.map((label, index) => {
    if (index < current) return { label, state: "done" };
    if (index > current) return { label, state: "next" };
    return { label, state: stopped.includes(key) ? "stopped" : "current" };
  });
  return <Steps label="Progress of this lead" steps={steps} />;
}
