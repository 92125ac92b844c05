import { Link } from "@remix-run/react";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { RenderColumn } from "./columns";
import { type SortState, sortHref } from "./list-url";

export type SortHeaderProps = {
  column: Pick<RenderColumn<never>, "header" | "sort" | "className">;
  sort: SortState | undefined;
  /** The address's parameters now. */
  search: string;
};

/** A column's header; a link when the list can be sorted by it. */
export function SortHeader({ column, sort, search }: SortHeaderProps) {
  const { header, sort: by, className } = column;
  const sorted = by !== undefined && sort?.by === by ? sort.direction : undefined;
  const Arrow = sorted === "desc" ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={sorted === undefined ? undefined : sorted === "asc" ? "ascending" : "descending"}
    >
      {by === undefined ? (
        header
      ) : (
        <Link to={sortHref(search, by, sort)} preventScrollReset>
          {header}
          {sorted ? <Arrow aria-hidden="true" /> : null}
        </Link>
      )}
    </th>
  );
}
