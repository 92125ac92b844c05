/** Changes to an address: null or "" removes a parameter. */
export type SearchChange = Readonly<Record<string, string | number | null>>;

/** Parameters that belong to one page of a list and end with any change of what is listed. */
const pageParameters = ["cursor", "at"];

/** `search` ("?q=acme&sort=name") with changes; "?" alone when nothing is left, so that it still is a link. */
export function changeSearch(search: string, change: SearchChange): string {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === "") params.delete(name);
    else params.set(name, String(value));
  }
  return `?${params.toString()}`;
}

/** The same, going back to the first page: for a new filter or order. */
export function changeList(search: string, change: SearchChange): string {
  return changeSearch(search, { ...Object.fromEntries(pageParameters.map((name) => [name, null])), ...change });
}

export type SortState = {
  /** Name of the sort, as the column gives it. */
  by: string;
  direction: "asc" | "desc";
};

/** Reads "name" or "-name" (descending) from the address; `fallback` when there is none or it is not offered. */
export function parseSort(text: string | null, offered: readonly string[], fallback: SortState): SortState {
  if (!text) return fallback;
  const by = text.startsWith("-") ? text.slice(1) : text;
  if (!offered.includes(by)) return fallback;
  return { by, direction: text.startsWith("-") ? "desc" : "asc" };
}

/** Link of a column's header: sorts by it, or turns the order round when it is sorted by already. */
export function sortHref(search: string, by: string, current: SortState | undefined): string {
  const turned = current?.by === by && current.direction === "asc";
  return changeList(search, { sort: turned ? `-${by}` : by });
}
