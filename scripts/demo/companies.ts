import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { currentTools, firstNames, lastNames, titles, useCases } from "db/seeds/demo-texts";
import { type Industry, industries, type RevenueBand } from "~/domain/leads/fields";
import type { LeadFields } from "~/domain/leads/input";
import type { Chance } from "./chance";

type CompanyRow = {
  company_name: string;
  sector: string;
  state: string;
  country: string;
  employee_count: string;
  annual_revenue_usd: string;
};

const byLabel = new Map(Object.entries(industries).map(([key, label]) => [label as string, key as Industry]));

/** The companies of db/seeds/companies.csv. */
export function readCompanies(): CompanyRow[] {
  const text = readFileSync("db/seeds/companies.csv", "utf8");
  return Papa.parse<CompanyRow>(text, { header: true, skipEmptyLines: true }).data;
}

function revenueBand(dollars: number): RevenueBand {
  if (dollars >= 10e9) return "from_10b";
  if (dollars >= 1e9) return "from_1b";
  return dollars >= 250e6 ? "from_250m" : "from_50m";
}

/** Short words that are no abbreviations, as the others are. */
const shortWords = new Set(
  "air aid bio cal co. dr fox gap gas gen gro hub lam las mac mae new old on one par pet rad sun tri two wen".split(
    " ",
  ),
);

/** "O'REILLY AUTOMOTIVE" as one writes it: "O'Reilly Automotive"; abbreviations stay, and so does what is mixed already. */
function titleCase(name: string): string {
  return name.replace(/[^\s-]+/g, (word) => {
    const lower = word.toLowerCase();
    if (lower === "of") return lower;
    const mixed = word !== word.toUpperCase();
    if (mixed || word.includes("&") || (word.length <= 3 && !shortWords.has(lower))) return word;
    return lower.replace(/^[a-z]|(?<=\.)[a-z]|(?<=^mc)[a-z]|(?<=')[a-z](?=[a-z])/g, (letter) => letter.toUpperCase());
  });
}

const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** A lead's form as a partner would fill it for a company. Domains are under `.example`; contacts are invented. */
export function toLeadFields(row: CompanyRow, chance: Chance): LeadFields {
  const companyName = titleCase(row.company_name);
  const domain = `${slug(row.company_name)}.example`;
  const first = chance.pick(firstNames);
  const last = chance.pick(lastNames);
  const planTier = chance.weighted({ starter: 15, growth: 45, enterprise: 40 });
  const seats = chance.int(2, planTier === "enterprise" ? 60 : 20) * 10;
  const perSeat = { starter: 240, growth: 480, enterprise: 720 }[planTier];
  const companySize = Math.max(50, Number(row.employee_count) || 500);
  return {
    companyName,
    website: `https://www.${domain}`,
    country: row.country,
    region: row.state,
    industry: byLabel.get(row.sector) ?? "other",
    employeeCount: companySize,
    revenueBand: revenueBand(Number(row.annual_revenue_usd)),
    productLine: "",
    currentTools: chance.pick(currentTools),
    planTier,
    seats,
    valueMinor: BigInt(seats * perSeat) * 100n,
    currency: "USD",
    useCase: chance.pick(useCases).replace("{company}", companyName),
    timeline: chance.weighted({ now: 15, quarter: 40, half_year: 30, later: 15 }),
    budgetStatus: chance.weighted({ approved: 30, planned: 45, none: 10, unknown: 15 }),
    contactFirstName: first,
    contactLastName: last,
    contactTitle: chance.pick(titles),
    contactEmail: `${slug(first)}.${slug(last)}@${domain}`,
    contactPhone: `+1 555 01${String(chance.int(0, 99)).padStart(2, "0")}`,
    relationship: chance.weighted({ existing_client: 45, introduced: 35, cold: 20 }),
    contactConsent: chance.percent(92),
    partnerNote: chance.percent(20) ? "We know them from an earlier project; they answer quickly." : "",
  };
}
