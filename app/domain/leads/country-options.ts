import { countries } from "countries-list";
import { countryName } from "~/kernel/countries";

/** Every country by English name, for a form's select. Server only: the list is data, the names are in the browser. */
export const countryOptions: { value: string; label: string }[] = Object.keys(countries)
  .map((code) => ({ value: code, label: countryName(code) }))
  .sort((a, b) => a.label.localeCompare(b.label, "en"));
