const names = new Intl.DisplayNames(["en"], { type: "region" });

/** How a country is written in what people and programs give: two capital letters (ISO 3166-1). */
export const countryPattern = /^[A-Z]{2}$/;

/** What is kept where a lead's country is not known: CLDR's unknown region. */
export const unknownCountry = "ZZ";

/** A country's English name by its ISO 3166-1 code; what was given itself when there is none. Total. */
export function countryName(code: string): string {
  if (code === "" || code === unknownCountry) return "Not known";
  return countryPattern.test(code) ? (names.of(code) ?? code) : code;
}

/** Regions that are no country: pseudo-locales, unions, the unknown. */
const notCountries = /^(?:X[A-JL-Z]|EU|EZ|UN|QO|ZZ)$/;

let byName: Map<string, string> | undefined;

/** Countries by lower-case English name, made when first asked for: 676 possible codes, of which 250 or so are one. */
function codesByName(): Map<string, string> {
  if (byName) return byName;
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const canonical = codes.filter((code) => !notCountries.test(code) && canonicalRegion(code) === code);
  byName = new Map(canonical.map((code) => [countryName(code).toLowerCase(), code]));
  return byName;
}

/** A region's present code: "UK" and "GB" are one, a country that ended is its successor. */
function canonicalRegion(code: string): string | null {
  const region = new Intl.Locale(`und-${code}`).region ?? null;
  return region && countryName(region) !== region ? region : null;
}

/** The ISO 3166-1 code of a country given by its English name or its code, in any case; null when there is none. */
export function findCountry(text: string): string | null {
  const given = text.trim();
  if (!/^[a-z]{2}$/i.test(given)) return codesByName().get(given.toLowerCase()) ?? null;
  const code = canonicalRegion(given.toUpperCase());
  return code && !notCountries.test(code) ? code : null;
}
