import type { Standing } from "~/domain/leads/standing";
import { Deadline } from "~/ui/primitives/deadline";
import { Panel } from "~/ui/primitives/panel";
import { dueWords } from "./due-words";
import { StatusBadge } from "./status-badge";

export type StandingPanelProps = {
  standing: Standing;
  reason?: string | null;
  due: { kind: string; from: Date; at: Date } | null;
  side: "partner" | "vendor";
  now: Date;
  timeZone: string;
};

/** The four answers in one place: where it stands, why, what happens next, by when. */
export function StandingPanel({ standing, reason, due, side, now, timeZone }: StandingPanelProps) {
  return (
    <Panel title="Where it stands">
      <dl className="grid gap-3">
        <div>
          <dt className="sr-only">Status</dt>
          <dd className="font-semibold">
            <StatusBadge standing={standing} />
          </dd>
        </div>
        <div>
          <dt className="text-sm text-muted">Why</dt>
          <dd>
            {standing.why}
            {reason ? <p className="mt-1 whitespace-pre-wrap border-l-2 border-line pl-3">{reason}</p> : null}
          </dd>
        </div>
        <div>
          <dt className="text-sm text-muted">What happens next</dt>
          <dd>{standing.next}</dd>
        </div>
        {due ? (
          <div>
            <dt className="text-sm text-muted">{dueWords(due.kind, side)}, by</dt>
            <dd>
              <Deadline due={due.at} from={due.from} now={now} timeZone={timeZone} />
            </dd>
          </div>
        ) : null}
      </dl>
    </Panel>
  );
}
