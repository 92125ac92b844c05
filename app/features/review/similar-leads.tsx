import { Link } from "@remix-run/react";
import type { ReviewScreen } from "~/domain/review/views/review-screen";
import { StatusBadge } from "~/features/leads/status-badge";
import { formatCount } from "~/kernel/counted";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";

const tones = {
  own_claim: "info",
  open_claim: "attention",
  existing_customer: "bad",
  open_opportunity: "bad",
  recently_rejected: "attention",
  similar: "neutral",
} as const;

/** Leads that touch the same company, side by side with what they have in common. */
export function SimilarLeads({ screen }: { screen: ReviewScreen }) {
  const { similar, timeZone } = screen;
  return (
    <Panel title="Similar leads" count={similar.length || undefined} padded={similar.length === 0}>
      {similar.length === 0 ? (
        <p className="text-muted">Nothing similar: no other lead shares the domain, the name or the contact.</p>
      ) : (
        <ul className="divide-y divide-line">
          {similar.map((other) => (
            <li key={other.id} className="grid gap-1 px-4 py-3">
              <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                <Link className="link font-medium" to={paths.desk.lead(other.id)}>
                  {other.companyName}
                </Link>
                <StatusDot tone={tones[other.similarity.kind]}>{other.similarity.label}</StatusDot>
              </div>
              <p className="text-sm text-muted">
                {other.partnerName} · {formatDate(other.submittedAt, timeZone)} · {other.similarity.because.join(", ")}
              </p>
              <p className="line-clamp-2 text-sm">{other.useCase}</p>
              <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
                <StatusBadge standing={other.standing} />
                {[other.region, other.country].filter(Boolean).join(", ")} · {formatCount(other.employeeCount)}{" "}
                employees
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
