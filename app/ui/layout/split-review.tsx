import { ArrowDown } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "../primitives/button";

export type SplitReviewProps = {
  /** What is judged. */
  subject: ReactNode;
  /** What it is judged by: checklist, similar ones side by side. */
  evidence: ReactNode;
  /** The decision; stays in view. */
  decision: ReactNode;
  labels?: { subject: string; evidence: string; decision: string };
};

const usual = { subject: "Lead", evidence: "Fit and similar leads", decision: "Decision" };

/**
 * A decision on one screen, in three panes; stacked in the same order where there is less room, and there the way to
 * the decision stays at the foot of the screen until it is reached.
 */
export function SplitReview({ subject, evidence, decision, labels = usual }: SplitReviewProps) {
  return (
    <div className="split split-review">
      <section aria-label={labels.subject} className="grid content-start gap-5">
        {subject}
      </section>
      <section aria-label={labels.evidence} className="grid content-start gap-5">
        {evidence}
      </section>
      <a className={buttonClass("primary", "md", "split-jump")} href="#decision">
        {labels.decision}
        <ArrowDown aria-hidden />
      </a>
      <section id="decision" aria-label={labels.decision} className="split-sticky grid content-start gap-5">
        {decision}
      </section>
    </div>
  );
}
