import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "../tone";
import { Time } from "./time";

export type TimelineEntry = {
  id: string;
  icon: LucideIcon;
  tone?: Tone;
  /** Who did it, as the viewer may know them ("You", "Your account manager", "Fairlead"). */
  actor?: ReactNode;
  /** What happened, going on after the actor: "accepted the lead". */
  text: ReactNode;
  at: Date;
  /** What was said, a reason, a change from and to. */
  details?: ReactNode;
};

export type TimelineProps = { entries: readonly TimelineEntry[]; now: Date; timeZone: string };

/** What happened, in the order given. */
export function Timeline({ entries, now, timeZone }: TimelineProps) {
  return (
    <ol className="timeline">
      {entries.map(({ id, icon: Icon, tone = "neutral", actor, text, at, details }) => (
        <li key={id}>
          <span className={`timeline-icon tone-${tone}`} aria-hidden="true">
            <Icon />
          </span>
          <div className="timeline-text">
            <p>
              {actor ? <span className="font-semibold">{actor} </span> : null}
              {text}
              <span className="ms-2 text-sm text-muted">
                <Time value={at} now={now} timeZone={timeZone} />
              </span>
            </p>
            {details ? <div className="mt-1 text-muted">{details}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
