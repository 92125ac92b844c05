import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { flagWords } from "~/domain/fraud/flag-words";
import type { FlagStatus, FraudRule, Severity } from "~/domain/fraud/types";
import { fraudRuleLabels, severityLabels } from "~/domain/fraud/rule-words";
import { paths } from "~/paths";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Tag } from "~/ui/primitives/tag";

export type FlagLine = {
  id: string;
  rule: FraudRule;
  severity: Severity;
  status: FlagStatus;
  found: string;
  /** What it is about, where that is not the page that it is on. */
  about?: ReactNode;
};

/** Flags for the desk, each leading to its own page; nothing where there is none. */
export function FlagPanel({ title = "Flags", flags }: { title?: string; flags: readonly FlagLine[] }) {
  if (flags.length === 0) return null;
  return (
    <Panel title={title} count={flags.length}>
      <ul className="grid gap-3">
        {flags.map(({ id, rule, severity, status, found, about }) => (
          <li key={id} className="grid gap-1">
            <span className="flex flex-wrap items-center gap-2">
              <Link className="link" to={paths.desk.flag(id)}>
                {fraudRuleLabels[rule]}
              </Link>
              <Tag>{severityLabels[severity]}</Tag>
              <StatusDot tone={flagWords[status].tone}>{flagWords[status].label}</StatusDot>
            </span>
            {about}
            <span className="text-muted">{found}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
