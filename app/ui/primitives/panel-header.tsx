import type { ReactNode } from "react";
import { Count } from "./count";

export type PanelHeaderProps = { title?: ReactNode; actions?: ReactNode; count?: number; level?: 2 | 3 | 4 };

/** Title of a panel with its quiet actions on one line. */
export function PanelHeader({ title, actions, count, level = 2 }: PanelHeaderProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="panel-header">
      <Heading className="panel-title">{title}</Heading>
      {count === undefined ? null : <Count value={count} />}
      {actions ? <div className="ms-auto flex items-center gap-1">{actions}</div> : null}
    </div>
  );
}
