import type { Standing } from "~/domain/leads/standing";
import { Deadline } from "~/ui/primitives/deadline";
import { FourAnswers } from "~/ui/primitives/four-answers";
import { dueTerm } from "./due-words";
import { StatusBadge } from "./status-badge";

export type StandingPanelProps = {
  standing: Standing;
  reason?: string | null;
  due: { kind: string; from: Date; at: Date } | null;
  side: "partner" | "vendor";
  now: Date;
  timeZone: string;
};

/** The four answers for a lead. */
export function StandingPanel({ standing, reason, due, side, now, timeZone }: StandingPanelProps) {
  return (
    <FourAnswers
      status={<StatusBadge standing={standing} />}
      why={standing.why}
      reason={reason}
      next={standing.next}
      due={
        due && {
          term: dueTerm(due.kind, side),
          value: (
            <Deadline
              due={due.at}
              from={due.from}
              now={now}
              timeZone={timeZone}
              exact={due.kind === "close" ? "day" : true}
            />
          ),
        }
      }
    />
  );
}
