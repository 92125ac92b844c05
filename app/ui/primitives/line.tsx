import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

export type LineProps = { to: string; title: string; children: ReactNode };

/** One record in a short `<ul>` inside a Panel: its link, then what to know about it, on one line or together below. */
export function Line({ to, title, children }: LineProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <Link className="link min-w-0 flex-1 basis-40 truncate font-medium" to={to}>
        {title}
      </Link>
      <span className="flex flex-wrap items-center gap-x-4 gap-y-1">{children}</span>
    </li>
  );
}
