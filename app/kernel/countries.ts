const names = new Intl.DisplayNames(["en"], { type: "region" });

/** A country's English name by its ISO 3166-1 code; the code itself when there is none. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}
