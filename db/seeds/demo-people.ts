/** Password of every demo account; they exist only on the embedded database. */
export const demoPassword = "fairlead-demo-2026";

type PartnerUser = { email: string; name: string; role: "admin" | "member" };
export type DemoPartner = {
  key: string;
  legalName: string;
  kind: "agency" | "integrator" | "consultancy" | "customer" | "community";
  domain: string;
  country: string;
  verified: boolean;
  /** Share of the demo's leads, in percent. */
  share: number;
  /** What its leads are priced in; dollars unless it says otherwise. */
  currency?: "EUR";
  users: PartnerUser[];
};

export const demoPartners: DemoPartner[] = [
  {
    key: "harbour",
    legalName: "Blue Harbour Agency",
    kind: "agency",
    domain: "blueharbour.example",
    country: "US",
    verified: true,
    share: 34,
    users: [
      { email: "partner.admin@demo.example", name: "Maya Lindqvist", role: "admin" },
      { email: "partner.member@demo.example", name: "Jonas Weber", role: "member" },
    ],
  },
  {
    key: "keystone",
    legalName: "Keystone Integrators",
    kind: "integrator",
    domain: "keystone.example",
    country: "US",
    verified: true,
    share: 26,
    users: [{ email: "other.partner@demo.example", name: "Priya Raman", role: "admin" }],
  },
  {
    key: "fieldnote",
    legalName: "Fieldnote Consulting",
    kind: "consultancy",
    domain: "fieldnote.example",
    country: "GB",
    verified: true,
    share: 18,
    currency: "EUR",
    users: [{ email: "consultancy@demo.example", name: "Owen Hughes", role: "admin" }],
  },
  {
    key: "loom",
    legalName: "Loom & Ladder Studio",
    kind: "agency",
    domain: "loomladder.example",
    country: "CA",
    verified: false,
    share: 12,
    users: [{ email: "studio@demo.example", name: "Chloé Tremblay", role: "admin" }],
  },
  {
    key: "alder",
    legalName: "Alder Freight Lines",
    kind: "customer",
    domain: "alderfreight.example",
    country: "US",
    verified: true,
    share: 6,
    users: [{ email: "customer@demo.example", name: "Samuel Ortiz", role: "admin" }],
  },
  {
    key: "circle",
    legalName: "Service Leaders Circle",
    kind: "community",
    domain: "serviceleaders.example",
    country: "US",
    verified: false,
    share: 4,
    users: [{ email: "community@demo.example", name: "Hana Kobayashi", role: "admin" }],
  },
];

export const demoVendorUsers = [
  { email: "manager@demo.example", name: "Ana Duarte", roles: ["partner_manager"], timeZone: "America/New_York" },
  { email: "rep@demo.example", name: "Leo Fischer", roles: ["sales_rep"], timeZone: "America/New_York" },
  { email: "second.rep@demo.example", name: "Nadia Petrov", roles: ["sales_rep"], timeZone: "America/Chicago" },
  { email: "finance@demo.example", name: "Tomas Reyes", roles: ["finance"], timeZone: "America/New_York" },
  { email: "admin@demo.example", name: "Grace Okafor", roles: ["admin"], timeZone: "America/New_York" },
] as const;

export const demoRepProfiles = {
  "rep@demo.example": {
    countries: ["US"],
    industries: ["technology", "financials", "business_services", "media", "telecommunications"],
    capacity: 60,
  },
  "second.rep@demo.example": {
    countries: ["US", "CA", "GB"],
    industries: ["health_care", "retailing", "transportation", "industrials", "wholesalers"],
    capacity: 60,
  },
} as const;

/** The sign-ins that the ready line names. */
export const demoAccounts = [
  { email: "partner.admin@demo.example", who: "partner admin, Blue Harbour Agency" },
  { email: "partner.member@demo.example", who: "partner member, Blue Harbour Agency" },
  { email: "other.partner@demo.example", who: "partner admin, Keystone Integrators (a rival)" },
  { email: "manager@demo.example", who: "partner manager" },
  { email: "rep@demo.example", who: "sales rep" },
  { email: "second.rep@demo.example", who: "sales rep" },
  { email: "finance@demo.example", who: "finance" },
  { email: "admin@demo.example", who: "program admin" },
] as const;
