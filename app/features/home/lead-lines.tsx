import type { Standing } from "~/domain/leads/standing";
import { dueWords } from "~/features/leads/due-words";
import { StatusBadge } from "~/features/leads/status-badge";
import { Deadline } from "~/ui/primitives/deadline";
import { Line } from "~/ui/primitives/line";
import { Time } from "~/ui/primitives/time";

type LeadLine = {
  id: string;
  companyName: string;
  standing: Pick<Standing, "label" | "tone">;
  /** What the deadline is for; left out where the list's title says it. */
  dueKind?: string | null;
  dueFrom: Date | null;
  dueAt: Date | null;
  changedAt: Date;
  /** What it earned, in words. */
  earned?: string;
};

type Props = {
  leads: readonly LeadLine[];
  side: "partner" | "vendor";
  href: (id: string) => string;
  now: Date;
  timeZone: string;
};

/** A few leads, one line each: company, where it stands, what is due or when it changed. */
export function LeadLines({ leads, side, href, now, timeZone }: Props) {
  return (
    <ul className="divide-y divide-line">
      {leads.map((lead) => (
        <Line key={lead.id} to={href(lead.id)} title={lead.companyName}>
          <StatusBadge standing={lead.standing} />
          <span className="text-sm">
            {lead.dueAt ? (
              <>
                {lead.dueKind ? `${dueWords(lead.dueKind, side)}: ` : null}
                <Deadline due={lead.dueAt} from={lead.dueFrom ?? undefined} now={now} timeZone={timeZone} />
              </>
            ) : (
              <>
                Moved <Time value={lead.changedAt} now={now} timeZone={timeZone} />
              </>
            )}
          </span>
          {lead.earned ? <span className="text-sm tabular-nums">{lead.earned}</span> : null}
        </Line>
      ))}
    </ul>
  );
}
