/** What the API's description shows; a test reads each by the schema of its place. */

const ids = {
  lead: "lead_01kb2n6e5hf4tvk8rr0j2y0v7q",
  partner: "ptnr_01kb0w2b8seq7ssq1h3m5yv9kc",
  program: "prog_01kb0w1t4zf0y9v6mzk2c7a3xd",
};

const company = {
  companyName: "Wren Outdoors",
  website: "https://wren-outdoors.example.com",
  country: "US",
  region: "Ohio",
  industry: "retailing",
  employeeCount: 900,
  planTier: "growth",
  seats: 120,
  valueMinor: 4_800_000,
  currency: "USD",
  useCase: "Replace spreadsheets in store operations.",
  timeline: "quarter",
  budgetStatus: "planned",
  contactFirstName: "Robin",
  contactLastName: "Hale",
  contactTitle: "COO",
  contactEmail: "robin@wren-outdoors.example.com",
  contactPhone: "+1 555 0100",
  relationship: "introduced",
  contactConsent: true,
};

export const newLeadExample = { partnerId: ids.partner, ...company };

export const leadExample = {
  id: ids.lead,
  partnerId: ids.partner,
  programId: ids.program,
  source: "api",
  status: "accepted",
  stage: "qualified",
  reasonCode: null,
  reason: null,
  pilot: false,
  submittedAt: "2026-11-24T09:30:00.000Z",
  updatedAt: "2026-11-26T14:05:12.000Z",
  decidedAt: "2026-11-25T08:12:44.000Z",
  protectedUntil: "2027-02-22T09:30:00.000Z",
  ...company,
  domain: "example.com",
  revenueBand: null,
  productLine: "",
  currentTools: "",
  partnerNote: "",
};

const milestone = { amountMinor: null, currency: null };

export const leadDetailExample = {
  ...leadExample,
  milestones: [
    { kind: "lead.submitted", occurredAt: "2026-11-24T09:30:00.000Z", ...milestone },
    { kind: "lead.accepted", occurredAt: "2026-11-25T08:12:44.000Z", ...milestone },
    { kind: "lead.qualified", occurredAt: "2026-11-26T14:05:12.000Z", ...milestone },
  ],
};

/** As it is right after it was submitted. */
export const submittedLeadExample = {
  ...leadDetailExample,
  ...{ status: "submitted", stage: null, decidedAt: null, updatedAt: "2026-11-24T09:30:00.000Z" },
  milestones: leadDetailExample.milestones.slice(0, 1),
};

export const commissionExample = {
  id: "comm_01kb4s7q9ae1hv2mmn5g0rj6wt",
  leadId: ids.lead,
  partnerId: ids.partner,
  programId: ids.program,
  kind: "cash",
  status: "pending",
  statusReason: "This reward is held for 14 days after the lead is qualified, in case that is taken back.",
  milestone: "lead.qualified",
  milestoneAt: "2026-11-26T14:05:12.000Z",
  grossMinor: 25_000,
  amountMinor: 25_000,
  approvedMinor: 0,
  paidMinor: 0,
  inPayoutMinor: 0,
  toNetMinor: 0,
  currency: "USD",
  pilot: false,
  holdUntil: "2026-12-10T14:05:12.000Z",
  underReview: false,
  reward: "$250 when the lead is qualified",
  arithmetic: "$250",
  decidedAt: null,
  decisionReason: null,
  paidAt: null,
  paymentReference: null,
  createdAt: "2026-11-26T14:05:13.000Z",
  updatedAt: "2026-11-26T14:05:13.000Z",
};

export const partnerExample = {
  id: ids.partner,
  legalName: "Blue Harbour Agency",
  kind: "agency",
  status: "active",
  country: "US",
  website: "https://blue-harbour.example.com",
  domain: "blue-harbour.example.com",
  domainVerifiedAt: "2026-02-03T10:00:00.000Z",
  createdAt: "2026-02-02T16:21:09.000Z",
  updatedAt: "2026-02-03T10:00:00.000Z",
  enrolments: [{ programId: ids.program, status: "approved", tier: null, termsAcceptedAt: "2026-02-03T10:04:31.000Z" }],
};

export const linkExample = {
  id: "link_01kb1c3d5ff6g7h8j9k0m1n2p3",
  partnerId: ids.partner,
  programId: ids.program,
  code: "blue-harbour",
  url: "https://portal.example.com/r/blue-harbour",
  name: "Newsletter",
  context: "email",
  isDefault: true,
  standing: "active",
  clicks: 412,
  signUps: 9,
  leads: 9,
  won: 2,
  createdAt: "2026-02-03T10:05:00.000Z",
};

export const eventExample = {
  id: "signup-4711",
  type: "account.created",
  occurredAt: "2026-11-24T09:30:00Z",
  account: { externalId: "4711", email: "ada@example.com", company: "Example" },
  attribution: { clickId: "click_01kb2m5x7wedq8s9t0v1w2x3y4" },
} as const;

export const unmatchedExample = {
  id: "evt_01kb2m6y8xfer9t0v1w2x3y4z5",
  source: "product",
  eventId: "signup-4711",
  type: "account.created",
  occurredAt: "2026-11-24T09:30:00.000Z",
  receivedAt: "2026-11-24T09:30:02.117Z",
  reason: "Nothing tells who brought this account.",
  account: {
    id: "acct_01kb2m6y9ff0rs1v2w3x4y5z6a",
    externalId: "4711",
    company: "Example",
    domain: "example.com",
    email: "ada@example.com",
  },
};

export const trialBalanceExample = {
  asOf: "2026-11-26T15:00:00.000Z",
  currencies: [
    {
      currency: "USD",
      debitMinor: 25_000,
      creditMinor: 25_000,
      lines: [
        { kind: "partner_accrued", programId: null, accounts: 1, debitMinor: 0, creditMinor: 25_000 },
        { kind: "program_expense", programId: ids.program, accounts: 1, debitMinor: 25_000, creditMinor: 0 },
      ],
    },
  ],
};
