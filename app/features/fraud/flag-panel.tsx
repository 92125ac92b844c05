import { Link } from "@remix-run/react";
import { flagWords } from "~/domain/fraud/flag-words";
import type { FlagStatus, FraudRule, Severity } from "~/domain/fraud/types";
import { fraudRuleLabels, severityLabels } from "~/domain/fraud/rule-words";
import { paths } from "~/paths";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Tag } from "~/ui/primitives/tag";

export type FlagLine = { id: string; rule: FraudRule; severity: Severity; status: FlagStatus; found: string };

/** The flags on a lead, for the desk; nothing where there is none. `mayOpen` leads to the flag's own page. */
export function FlagPanel({ flags, mayOpen }: { flags: readonly FlagLine[]; mayOpen: boolean }) {
  if (flags.length === 0) return null;
  return (
    <Panel title="Flags" count={flags.length}>
      <ul className="grid gap-3">
        {flags.map(({ id, rule, severity, status, found }) => (
          <li key={id} className="grid gap-1">
            <span className="flex flex-wrap items-center gap-2">
              {mayOpen ? (
                <Link className="link" to={paths.desk.flag(id)}>
                  {fraudRuleLabels[rule]}
                </Link>
              ) : (
                fraudRuleLabels[rule]
              )}
              <Tag>{severityLabels[severity]}</Tag>
              <StatusDot tone={flagWords[status].tone}>{flagWords[status].label}</StatusDot>
            </span>
            <span className="text-muted">{found}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
