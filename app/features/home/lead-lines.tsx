import { Link } from "@remix-run/react";
import type { Standing } from "~/domain/leads/standing";
import { StatusBadge } from "~/features/leads/status-badge";
import { Deadline } from "~/ui/primitives/deadline";
import { Time } from "~/ui/primitives/time";

type Line = {
  id: string;
  companyName: string;
  standing: Pick<Standing, "label" | "tone">;
  dueFrom: Date | null;
  dueAt: Date | null;
  changedAt: Date;
};

type Props = { leads: readonly Line[]; href: (id: string) => string; now: Date; timeZone: string };

/** A few leads, one line each: company, where it stands, what is due or when it changed. */
export function LeadLines({ leads, href, now, timeZone }: Props) {
  return (
    <ul className="divide-y divide-line">
      {leads.map((lead) => (
        <li key={lead.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
          <Link className="link min-w-0 flex-1 basis-40 truncate font-medium" to={href(lead.id)}>
            {lead.companyName}
          </Link>
          <StatusBadge standing={lead.standing} />
          <span className="text-sm">
            {lead.dueAt ? (
              <Deadline due={lead.dueAt} from={lead.dueFrom ?? undefined} now={now} timeZone={timeZone} />
            ) : (
              <Time value={lead.changedAt} now={now} timeZone={timeZone} />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
