import { offeredCurrencies, otherCurrencies } from "~/kernel/money";
import { budgetStatuses, industries, planTiers, relationships, revenueBands, timelines } from "../fields";
import type { LeadFieldName } from "../input";
import type { ImportStatus, RowOutcome } from "./types";

/** The fields of a lead as its form calls them, in the form's order. They are also the template's header. */
export const fieldLabels: Record<LeadFieldName, string> = {
  companyName: "Legal name",
  website: "Website",
  country: "Country",
  region: "State or region",
  industry: "Industry",
  employeeCount: "Employees",
  revenueBand: "Annual revenue",
  productLine: "Product line",
  currentTools: "Tools in use today",
  planTier: "Plan of interest",
  seats: "Seats",
  value: "Estimated value per year",
  currency: "Currency",
  useCase: "Use case",
  timeline: "Timeline",
  budgetStatus: "Budget",
  contactFirstName: "First name",
  contactLastName: "Last name",
  contactTitle: "Title",
  contactEmail: "Work e-mail",
  contactPhone: "Phone",
  relationship: "Your relationship",
  contactConsent: "The contact has agreed to be contacted",
  partnerNote: "Note",
};

export const consents = { yes: "Yes", no: "No" } as const;

const currencies = Object.fromEntries([...offeredCurrencies, ...otherCurrencies].map((code) => [code, code]));

/** The fields that take one of a few answers, with the answers. Countries are many and come from the server. */
export const fieldChoices: Partial<Record<LeadFieldName, Record<string, string>>> = {
  industry: industries,
  revenueBand: revenueBands,
  planTier: planTiers,
  currency: currencies,
  timeline: timelines,
  budgetStatus: budgetStatuses,
  relationship: relationships,
  contactConsent: consents,
};

export const optionalFields: ReadonlySet<LeadFieldName> = new Set([
  "region",
  "revenueBand",
  "productLine",
  "currentTools",
  "contactTitle",
  "contactPhone",
  "partnerNote",
]);

/** What a row's outcome is called on screen and in the result file. */
export const outcomeLabels: Record<RowOutcome, string> = {
  pending: "Not checked yet",
  ready: "Ready",
  invalid: "To correct",
  skipped: "Skipped",
  submitted: "Submitted",
};

export const statusLabels: Record<ImportStatus, string> = {
  mapping: "Columns to choose",
  checked: "Checked, not submitted",
  running: "Submitting",
  done: "Done",
  failed: "Stopped",
};
