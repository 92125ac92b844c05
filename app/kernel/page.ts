/** One page of a list; a cursor marks the row after which (or before which) the next page goes on. */
export type Page<Row> = {
  rows: Row[];
  /** Cursor of the next page, or null on the last. */
  next: string | null;
  /** Cursor of the previous page, or null on the first. */
  previous: string | null;
};

export type Cursor = { direction: "after" | "before"; sortValue: string | null; id: string };

/** A cursor as one opaque, URL-safe word. */
export function encodeCursor(cursor: Cursor): string {
  return toBase64Url(JSON.stringify([cursor.direction === "after" ? 1 : 0, cursor.sortValue, cursor.id]));
}

/** Reads a cursor back; null when somebody tampered with it (the list then starts at its first page). */
export function decodeCursor(text: string | undefined | null): Cursor | null {
  if (!text || text.length > 600) return null;
  try {
    const parsed: unknown = JSON.parse(fromBase64Url(text));
    if (!Array.isArray(parsed) || parsed.length !== 3) return null;
    const [forward, sortValue, id] = parsed as unknown[];
    if (typeof id !== "string" || (sortValue !== null && typeof sortValue !== "string")) return null;
    if (`${id}${sortValue}`.includes("\u0000")) return null;
    return { direction: forward === 1 ? "after" : "before", sortValue, id };
  } catch {
    return null;
  }
}

function toBase64Url(text: string): string {
  return Buffer.from(text, "utf8").toString("base64url");
}

function fromBase64Url(text: string): string {
  return Buffer.from(text, "base64url").toString("utf8");
}

/**
 * Shapes the rows of a query that asked for one row more than a page into a page.
 * `rows` come in list order for "after" (or no cursor) and in reverse order for "before".
 */
export function toPage<Row extends { id: string }>(
  rows: Row[],
  options: { cursor: Cursor | null; size: number; sortValue: (row: Row) => string | null },
): Page<Row> {
  const { cursor, size, sortValue } = options;
  const hasMore = rows.length > size;
  const kept = rows.slice(0, size);
  const backwards = cursor?.direction === "before";
  if (backwards) kept.reverse();
  const first = kept[0];
  const last = kept.at(-1);
  const hasNext = backwards ? true : hasMore;
  const hasPrevious = backwards ? hasMore : cursor !== null;
  const at = (direction: Cursor["direction"], row: Row) =>
    encodeCursor({ direction, sortValue: sortValue(row), id: row.id });
  return {
    rows: kept,
    next: hasNext && last ? at("after", last) : null,
    previous: hasPrevious && first ? at("before", first) : null,
  };
}
