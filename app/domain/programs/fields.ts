/** What a lead can say that a program's rules ask for: the choices in the order in which they are offered. */
export const industries = {
  aerospace_defense: "Aerospace & Defense",
  apparel: "Apparel",
  business_services: "Business Services",
  chemicals: "Chemicals",
  education: "Education",
  energy: "Energy",
  engineering_construction: "Engineering & Construction",
  financials: "Financials",
  food_beverages: "Food, Beverages & Tobacco",
  food_drug_stores: "Food & Drug Stores",
  health_care: "Health Care",
  hotels_leisure: "Hotels, Restaurants & Leisure",
  household_products: "Household Products",
  industrials: "Industrials",
  materials: "Materials",
  media: "Media",
  motor_vehicles: "Motor Vehicles & Parts",
  public_sector: "Public Sector",
  retailing: "Retailing",
  technology: "Technology",
  telecommunications: "Telecommunications",
  transportation: "Transportation",
  wholesalers: "Wholesalers",
  other: "Other",
} as const;

export const planTiers = { starter: "Starter", growth: "Growth", enterprise: "Enterprise" } as const;

export const timelines = {
  now: "Within a month",
  quarter: "Within three months",
  half_year: "Within six months",
  later: "Later, or not known",
} as const;

export const budgetStatuses = {
  approved: "Approved",
  planned: "Planned, not approved yet",
  none: "None so far",
  unknown: "Not known",
} as const;

export const relationships = {
  existing_client: "An existing client of ours",
  introduced: "Introduced to us",
  cold: "No contact so far",
} as const;

/** Label of a stored choice; one that is no longer offered is shown as it is stored. */
export function labelOf(choices: Record<string, string>, value: string): string {
  return choices[value] ?? value;
}

/** The keys of a set of choices, as zod wants them. */
export function keysOf<Choices extends Record<string, unknown>>(choices: Choices): [keyof Choices & string] {
  return Object.keys(choices) as [keyof Choices & string];
}

/** How a lead came in, as a reward's condition names it. */
export const leadSources = { portal: "the portal", import: "an import", link: "a link", api: "the API" } as const;

export const programKinds = { partner: "Partner", customer: "Customer", community: "Community" } as const;
export type ProgramKind = keyof typeof programKinds;

/** What a criterion can ask about. */
export const criterionFields = {
  industry: "Industry",
  country: "Country",
  planTier: "Plan",
  budgetStatus: "Budget",
  timeline: "Timeline",
  relationship: "Relationship",
  employees: "Employees",
  activation: "Minimum activation",
} as const;
export type CriterionField = keyof typeof criterionFields;

/** The choices of those criteria that have a short list of them. */
export const criterionChoices: Partial<Record<CriterionField, Readonly<Record<string, string>>>> = {
  industry: industries,
  planTier: planTiers,
  budgetStatus: budgetStatuses,
  timeline: timelines,
  relationship: relationships,
};

/** ISO weekdays. */
export const weekdays = {
  "1": "Monday",
  "2": "Tuesday",
  "3": "Wednesday",
  "4": "Thursday",
  "5": "Friday",
  "6": "Saturday",
  "7": "Sunday",
} as const;

/** What is looked for in leads and sign-ups beside self-referral, as the desk calls it. */
export const screenedFor = {
  sameCompany: "Partner's own company",
  internalAccount: "Internal account",
  disposableMail: "Disposable address",
  freeMail: "Free mail address",
  repeatedContact: "Repeated contact",
  repeatedDomain: "Repeated company",
  oneNetwork: "Many sign-ups from one network",
  clickBurst: "Burst of clicks",
  quickCancellation: "Quick cancellation",
  lowEngagement: "Too little engagement",
} as const;

export type ScreenedFor = keyof typeof screenedFor;

/** What follows when something is found. */
export const fraudPolicies = {
  off: "Not looked for",
  note: "Noted",
  hold: "Holds the money",
  block: "Refuses the lead",
} as const;

export const selfReferralPolicies = {
  refuse: "Refused",
  review: "Looked at first",
  allow: "Allowed",
} as const;

/** What a lead's form, the API and an account's events take at most. */
export const mostEmployees = 10_000_000;
export const mostSeats = 1_000_000;
