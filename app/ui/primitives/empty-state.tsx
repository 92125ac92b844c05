import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export type EmptyStateProps = {
  icon?: LucideIcon;
  title: string;
  /** What belongs here and how it gets here. */
  children?: ReactNode;
  /** The first action. */
  action?: ReactNode;
  level?: 2 | 3;
};

/** Shown instead of an empty list: says what belongs here and offers the first action. */
export function EmptyState({ icon: Icon, title, children, action, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="empty">
      {Icon ? (
        <span className="empty-icon" aria-hidden="true">
          <Icon />
        </span>
      ) : null}
      <Heading className="text-base font-semibold">{title}</Heading>
      {children ? <div className="max-w-md text-muted">{children}</div> : null}
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  );
}
