import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

export type Breadcrumb = { label: string; to: string };

export type PageHeaderProps = {
  title: ReactNode;
  /** Status badge or tag beside the title. */
  status?: ReactNode;
  description?: ReactNode;
  /** The one primary action of the page. */
  primary?: ReactNode;
  /** Everything else that can be done here, quiet. */
  actions?: ReactNode;
  /** Where this page belongs, outermost first; the page itself is not repeated. */
  breadcrumbs?: readonly Breadcrumb[];
};

/** Top of every page: the only h1, what the page is for, and what can be done. */
export function PageHeader({ title, status, description, primary, actions, breadcrumbs }: PageHeaderProps) {
  return (
    <header className="page-header">
      <div className="min-w-0">
        {breadcrumbs?.length ? (
          <nav aria-label="Breadcrumb">
            <ol className="breadcrumbs">
              {breadcrumbs.map((crumb) => (
                <li key={crumb.to} className="flex items-center gap-1.5">
                  <Link to={crumb.to}>{crumb.label}</Link>
                  <ChevronRight aria-hidden="true" className="text-faint" size={12} />
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="page-title">{title}</h1>
          {status}
        </div>
        {description ? <p className="mt-1 max-w-3xl text-muted">{description}</p> : null}
      </div>
      {primary || actions ? (
        <div className="page-actions flex flex-wrap items-center gap-2">
          {actions}
          {primary}
        </div>
      ) : null}
    </header>
  );
}
