import type { ReactNode } from "react";
import { Panel } from "./panel";

export type FourAnswersProps = {
  /** Where it stands: a dot and a word. */
  status: ReactNode;
  why: ReactNode;
  /** The words of whoever decided; line ends are kept. */
  reason?: string | null;
  next: ReactNode;
  /** By when, under a term of its own ("Decision, by"); null when nothing is due. */
  due: { term: string; value: ReactNode } | null;
};

/** The four answers in one place: where it stands, why, what happens next, by when. */
export function FourAnswers({ status, why, reason, next, due }: FourAnswersProps) {
  return (
    <Panel title="Where it stands">
      <dl className="grid gap-3">
        <div>
          <dt className="sr-only">Status</dt>
          <dd className="font-semibold">{status}</dd>
        </div>
        <Answer term="Why">
          {why}
          {reason ? <p className="mt-1 whitespace-pre-wrap border-l-2 border-line pl-3">{reason}</p> : null}
        </Answer>
        <Answer term="What happens next">{next}</Answer>
        {due ? <Answer term={due.term}>{due.value}</Answer> : null}
      </dl>
    </Panel>
  );
}

function Answer({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
