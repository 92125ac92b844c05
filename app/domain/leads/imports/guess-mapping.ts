import { defaultCurrency, type LeadFieldName, leadFieldNames } from "../input";
import { fieldChoices, fieldLabels } from "./labels";
import { matchChoice } from "./read-cell";
import type { FileRow, Mapping } from "./types";

/** Header names that stand for a field, best first, as `plainName` writes them; its label and its own name always do. */
const synonyms: Record<LeadFieldName, string> = {
  companyName:
    "companyname company legalname accountname account organisation organization organisationname organizationname firm firma customer business name",
  website: "website companywebsite websiteurl url domain companydomain web homepage site webseite",
  country: "country countrycode companycountry billingcountry land",
  region: "stateorregion state region province stateprovince billingstate county bundesland",
  industry: "industry sector vertical branche industrysector",
  employeeCount:
    "employeecount employees numberofemployees noofemployees numemployees headcount companysize staff mitarbeiter",
  revenueBand: "annualrevenue annualrevenueusd revenue revenueusd turnover revenueband umsatz sales",
  productLine: "productline product",
  currentTools: "toolsinusetoday currenttools tools techstack currentsystem software",
  planTier: "planofinterest plantier plan tier edition",
  seats: "seats licences licenses users numberofseats",
  value: "estimatedvalueperyear estimatedannualvalue value dealvalue amount dealamount estimatedvalue opportunityvalue",
  currency: "currency currencycode currencyisocode",
  useCase: "usecase need requirement projectdescription description painpoint",
  timeline: "timeline timeframe timing purchasetimeframe",
  budgetStatus: "budget budgetstatus",
  contactFirstName: "firstname contactfirstname givenname vorname",
  contactLastName: "lastname contactlastname surname familyname nachname",
  contactTitle: "title contacttitle jobtitle position role",
  contactEmail: "workemail email emailaddress contactemail businessemail mail",
  contactPhone: "phone contactphone phonenumber telephone mobile tel telefon",
  relationship: "yourrelationship relationship relation",
  contactConsent: "thecontacthasagreedtobecontacted contactconsent consent optin gdprconsent",
  partnerNote: "note notes partnernote comment comments remark remarks",
};

const plainName = (header: string) => header.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

const namesOf = (field: LeadFieldName) => [
  ...new Set([plainName(fieldLabels[field]), plainName(field), ...synonyms[field].split(" ")]),
];

/** How many of the first rows hold one of a field's answers in this column. */
function countMatches(field: LeadFieldName, column: number, rows: readonly FileRow[]): number {
  return rows.slice(0, 100).filter(({ cells }) => matchChoice(field, cells[column] ?? "") !== undefined).length;
}

/**
 * Proposes where each field comes from, by the header's words; where several columns are named like it and the field has
 * a list of answers, the column that holds most of them. A column is proposed once.
 */
export function guessMapping(columns: readonly string[], rows: readonly FileRow[]): Mapping {
  const headers = columns.map(plainName);
  const taken = new Set<number>();
  const mapping: Mapping = { columns: {}, values: { currency: defaultCurrency } };
  for (const field of leadFieldNames) {
    const candidates = namesOf(field)
      .map((name) => headers.indexOf(name))
      .filter((column) => column >= 0 && !taken.has(column));
    const best =
      fieldChoices[field] && candidates.length > 1
        ? candidates.reduce((a, b) => (countMatches(field, b, rows) > countMatches(field, a, rows) ? b : a))
        : candidates[0];
    if (best === undefined) continue;
    taken.add(best);
    mapping.columns[field] = best;
  }
  return mapping;
}
