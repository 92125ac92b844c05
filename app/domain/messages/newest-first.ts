import { type Cursor, decodeCursor } from "~/kernel/page";

/** Reads the cursor of a list by time; null, the first page, when it is damaged. */
export function readCursor(text: string | undefined): Cursor | null {
  const cursor = decodeCursor(text);
  return cursor && !Number.isNaN(Date.parse(cursor.sortValue ?? "")) ? cursor : null;
}

/** What such a cursor says to its query, which asks for one row more than a page has. */
export function keysetOf(cursor: Cursor | null, size: number) {
  return {
    after: cursor ? { createdAt: new Date(cursor.sortValue ?? ""), id: cursor.id } : null,
    backwards: cursor?.direction === "before",
    limit: size + 1,
  };
}

/** What a row of such a list is sorted by. */
export function sortValue(row: { createdAt: Date }): string {
  return row.createdAt.toISOString();
}
