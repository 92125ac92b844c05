import { Link } from "@remix-run/react";
import { disputeWords } from "~/domain/disputes/dispute-words";
import type { Appeals } from "~/domain/disputes/views/disputes";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";

/** The way to appeal a decision, and the appeals so far; nothing where there is neither. */
export function AppealPanel({ appeals }: { appeals: Appeals }) {
  const { disputes, mayAppeal, whyNot, until, leadId, commissionId, timeZone } = appeals;
  if (disputes.length === 0 && !mayAppeal && !whyNot) return null;
  return (
    <Panel title="Appeal">
      <ul className="grid gap-2">
        {disputes.map(({ id, status, openedAt }) => (
          <li key={id} className="flex items-center justify-between gap-3">
            <Link className="link" to={paths.portal.appeal(id)}>
              {formatDate(openedAt, timeZone)}
            </Link>
            <StatusDot tone={disputeWords[status].tone}>{disputeWords[status].label}</StatusDot>
          </li>
        ))}
      </ul>
      {mayAppeal && until ? (
        <div className="grid justify-items-start gap-2">
          <p>
            Not right? Somebody other than who decided looks at it again. You can appeal until{" "}
            {formatDate(until, timeZone)}.
          </p>
          <ButtonLink to={paths.portal.newAppeal(leadId, commissionId ?? undefined)}>Appeal</ButtonLink>
        </div>
      ) : null}
      {whyNot ? <p className="text-muted">{whyNot}</p> : null}
    </Panel>
  );
}
