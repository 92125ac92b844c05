import type { Cursor } from "~/kernel/page";

/** What a cursor of a list by time says to its query; a damaged one starts at the first page. */
export function keysetOf(cursor: Cursor | null, size: number) {
  const createdAt = new Date(cursor?.sortValue ?? Number.NaN);
  const usable = cursor && !Number.isNaN(createdAt.getTime());
  return {
    after: usable ? { createdAt, id: cursor.id } : null,
    backwards: cursor?.direction === "before",
    limit: size + 1,
  };
}

/** What a row of such a list is sorted by. */
export function sortValue(row: { createdAt: Date }): string {
  return row.createdAt.toISOString();
}
