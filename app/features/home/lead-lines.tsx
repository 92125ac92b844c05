import type { Standing } from "~/domain/leads/standing";
import { StatusBadge } from "~/features/leads/status-badge";
import { Deadline } from "~/ui/primitives/deadline";
import { Line } from "~/ui/primitives/line";
import { Time } from "~/ui/primitives/time";

type LeadLine = {
  id: string;
  companyName: string;
  standing: Pick<Standing, "label" | "tone">;
  dueFrom: Date | null;
  dueAt: Date | null;
  changedAt: Date;
};

type Props = { leads: readonly LeadLine[]; href: (id: string) => string; now: Date; timeZone: string };

/** A few leads, one line each: company, where it stands, what is due or when it changed. */
export function LeadLines({ leads, href, now, timeZone }: Props) {
  return (
    <ul className="divide-y divide-line">
      {leads.map((lead) => (
        <Line key={lead.id} to={href(lead.id)} title={lead.companyName}>
          <StatusBadge standing={lead.standing} />
          <span className="text-sm">
            {lead.dueAt ? (
              <Deadline due={lead.dueAt} from={lead.dueFrom ?? undefined} now={now} timeZone={timeZone} />
            ) : (
              <Time value={lead.changedAt} now={now} timeZone={timeZone} />
            )}
          </span>
        </Line>
      ))}
    </ul>
  );
}
