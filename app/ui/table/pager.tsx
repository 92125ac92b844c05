import { Link, useLocation } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { formatCount } from "~/kernel/counted";
import { buttonClass } from "../primitives/button";
import { changeSearch } from "./list-url";

export type PagerProps = {
  /** Cursors of the neighbours, as a Page has them. */
  next: string | null;
  previous: string | null;
  /** Rows on this page. */
  shown: number;
  /** Rows in a full page. */
  size: number;
  /** Of all that match, where it is known; `approximate` writes "about". */
  total?: number;
  approximate?: boolean;
};

/** Previous and next by cursor, and "51–100 of 1,234". Where we are is carried in the address (`at`), for display only. */
export function Pager({ next, previous, shown, size, total, approximate }: PagerProps) {
  const { search } = useLocation();
  if (shown === 0) return null;
  const start = previous ? firstRow(search) : 1;
  const of = total === undefined ? "" : ` of ${approximate ? "about " : ""}${formatCount(total)}`;
  const range = start === null ? `${shown} rows` : `${formatCount(start)}–${formatCount(start + shown - 1)}${of}`;
  return (
    <nav aria-label="Pages" className="mt-3 flex items-center justify-between gap-3 text-sm text-muted no-print">
      <span className="tabular-nums">{range}</span>
      <span className="flex gap-2">
        <PagerLink
          to={
            previous &&
            changeSearch(search, { cursor: previous, at: start === null ? null : Math.max(1, start - size) })
          }
        >
          <ChevronLeft aria-hidden="true" />
          Previous
        </PagerLink>
        <PagerLink to={next && changeSearch(search, { cursor: next, at: start === null ? null : start + shown })}>
          Next
          <ChevronRight aria-hidden="true" />
        </PagerLink>
      </span>
    </nav>
  );
}

/** Null when somebody cut `at` out of the address: the range is then not known. */
function firstRow(search: string): number | null {
  const text = new URLSearchParams(search).get("at") ?? "";
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function PagerLink({ to, children }: { to: string | null; children: ReactNode }) {
  if (to === null) return null;
  return (
    <Link to={to} prefetch="intent" className={buttonClass("secondary", "sm")}>
      {children}
    </Link>
  );
}
