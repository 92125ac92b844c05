/** The choices of a lead's form, in the order in which they are offered, with their labels. */
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

export const revenueBands = {
  under_10m: "Under $10 million",
  from_10m: "$10 to 50 million",
  from_50m: "$50 to 250 million",
  from_250m: "$250 million to 1 billion",
  from_1b: "$1 to 10 billion",
  from_10b: "Over $10 billion",
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

export const rejectReasons = {
  outside_criteria: "Outside of the program's criteria",
  existing_customer: "Already a customer",
  in_contact: "Already in contact with us",
  no_need: "No need for the product",
  not_reachable: "Contact cannot be reached",
  no_consent: "Prospect has not agreed to be contacted",
  incomplete: "Not enough information",
} as const;

export const withdrawReasons = {
  mistake: "Submitted by mistake",
  prospect_declined: "The prospect is not interested any more",
  other_vendor: "The prospect chose another product",
  resubmit: "To be submitted again with better information",
} as const;

export type Industry = keyof typeof industries;
export type RevenueBand = keyof typeof revenueBands;
export type PlanTier = keyof typeof planTiers;
export type Timeline = keyof typeof timelines;
export type BudgetStatus = keyof typeof budgetStatuses;
export type Relationship = keyof typeof relationships;
export type RejectReason = keyof typeof rejectReasons;
export type WithdrawReason = keyof typeof withdrawReasons;

/** Label of a stored choice; one that is no longer offered is shown as it is stored. */
export function labelOf(choices: Record<string, string>, value: string): string {
  return choices[value] ?? value;
}

/** The keys of a set of choices, as zod wants them. */
export function keysOf<Choices extends Record<string, string>>(choices: Choices): [keyof Choices & string] {
  return Object.keys(choices) as [keyof Choices & string];
}
