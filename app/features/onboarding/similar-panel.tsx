import { Link } from "@remix-run/react";
import { Search } from "lucide-react";
import type { ReactNode } from "react";
import type { ApplicationPage } from "~/domain/onboarding/views/applications";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { applicationWords } from "./application-words";

const partnerStatus = {
  active: { label: "Partner", tone: "attention" },
  suspended: { label: "Suspended partner", tone: "bad" },
  ended: { label: "Former partner", tone: "neutral" },
} as const;

type Alike = { to: string; title: string; standing: ReactNode; note: string };

/** Who may be the same company: partners and other applications, each with what they have in common. */
export function SimilarPanel({ application }: { application: ApplicationPage }) {
  const { similarPartners, similarApplications, timeZone } = application;
  const found: Alike[] = [
    ...similarPartners.map(({ id, legalName, status, createdAt, because }) => {
      const { label, tone } = partnerStatus[status as keyof typeof partnerStatus];
      return {
        to: paths.desk.partner(id),
        title: legalName,
        standing: <StatusDot tone={tone}>{label}</StatusDot>,
        note: `Since ${formatDate(createdAt, timeZone)} · ${because.join(", ")}`,
      };
    }),
    ...similarApplications.map(({ id, legalName, status, programName, createdAt, because }) => ({
      to: paths.desk.application(id),
      title: legalName,
      standing: <StatusDot tone={applicationWords[status].tone}>{applicationWords[status].label}</StatusDot>,
      note: `${programName}, ${formatDate(createdAt, timeZone)} · ${because.join(", ")}`,
    })),
  ];
  return (
    <Panel title="Looks alike" count={found.length || undefined} padded={found.length === 0}>
      {found.length === 0 ? (
        <EmptyState icon={Search} level={3} title="Nobody similar">
          No partner and no other application shares the domain, the name or the contact.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {found.map(({ to, title, standing, note }) => (
            <li key={to} className="grid gap-1 px-4 py-3">
              <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                <Link className="link font-medium" to={to}>
                  {title}
                </Link>
                {standing}
              </div>
              <p className="text-sm text-muted">{note}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
