import { getCountryDataList } from "countries-list";
import { countryOptions } from "../country-options";
import type { RevenueBand } from "../fields";
import type { LeadFieldName } from "../input";
import { fieldChoices, fieldLabels } from "./labels";
import { readMagnitude, readNumber } from "./read-number";

/** A cell as the lead's form would hold it; a note is for the partner, an error keeps the row back. */
export type Reading = { value: string; note?: string; error?: string };

const fold = (text: string) => text.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();

/** Every way to write a choice: its key and its label. */
const choiceKeys = Object.fromEntries(
  Object.entries(fieldChoices).map(([name, choices]) => [
    name,
    new Map(
      Object.entries(choices).flatMap(([key, label]) => [
        [fold(key), key],
        [fold(label), key],
      ]),
    ),
  ]),
) as Partial<Record<LeadFieldName, Map<string, string>>>;

const consentWords = new Map([
  ...["yes", "y", "true", "1", "x", "on"].map((word) => [word, "yes"] as const),
  ...["no", "n", "false", "0", "off"].map((word) => [word, "no"] as const),
]);

/** Names that are used for a country but are not its own. */
const otherNames: Record<string, string> = {
  "u.s.": "US",
  "u.s.a.": "US",
  "united states of america": "US",
  america: "US",
  uk: "GB",
  "u.k.": "GB",
  "great britain": "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  holland: "NL",
};

const countryCodes = new Map([
  ...Object.entries(otherNames),
  ...getCountryDataList().flatMap(({ iso2, iso3, name, native }) =>
    [iso3, native, name, iso2].map((word) => [fold(word), iso2] as const),
  ),
  ...countryOptions.map(({ value, label }) => [fold(label), value] as const),
]);

/** The lower ends of the revenue bands in US dollars, highest first. */
const bandsFrom: readonly [number, RevenueBand][] = [
  [10e9, "from_10b"],
  [1e9, "from_1b"],
  [250e6, "from_250m"],
  [50e6, "from_50m"],
  [10e6, "from_10m"],
  [0, "under_10m"],
];

const shown = (text: string) => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;

/** Whether a cell is one of a field's answers, by key, label or another known word. */
export function matchChoice(name: LeadFieldName, text: string): string | undefined {
  const word = fold(text);
  if (name === "country") return countryCodes.get(word);
  if (name === "contactConsent") return consentWords.get(word);
  const known = choiceKeys[name]?.get(word);
  if (known || name !== "revenueBand") return known;
  const dollars = readMagnitude(text);
  return dollars === null ? undefined : bandsFrom.find(([from]) => dollars >= from)?.[1];
}

/** Reads a cell for a field: choices by key or label, numbers as spreadsheets write them, texts as they are. */
export function readCell(name: LeadFieldName, text: string): Reading {
  const cell = text.trim();
  if (cell === "") return { value: "" };
  if (name === "employeeCount" || name === "seats" || name === "value") return { value: readNumber(cell) };
  if (name === "currency") return { value: cell.toUpperCase() };
  const choices = fieldChoices[name];
  if (!choices && name !== "country") return { value: cell };
  const value = matchChoice(name, cell);
  if (value !== undefined) return { value };
  if (name === "industry")
    return { value: "other", note: `Industry ${shown(cell)} is not in the list: taken as “Other”.` };
  if (name === "revenueBand") return { value: "", note: `Annual revenue ${shown(cell)} cannot be read: left empty.` };
  if (name === "country")
    return {
      value: "",
      error: `${shown(cell)} is no country that is known here. Please use its English name or its code, such as US.`,
    };
  const known = Object.values(choices ?? {}).join(", ");
  return {
    value: "",
    error: `${shown(cell)} is not an answer to “${fieldLabels[name]}”. Please use one of: ${known}.`,
  };
}
