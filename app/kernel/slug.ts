/**
 * A name as part of an address: "Smith & Söhne, Inc." → "smith-and-sohne-inc"; at most `max` characters. Empty when
 * nothing of the name can stand there.
 */
export function slugOf(name: string, max: number): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, max)
    .replace(/^-+|-+$/g, "");
}
