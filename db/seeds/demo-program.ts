/** The rules of the demo's program, as they are stored: amounts in minor units as digits, percent in basis points. */
export const demoProgramRules = {
  qualification: [
    {
      key: "country",
      weight: "hard",
      test: { field: "country", oneOf: ["US", "CA", "GB", "IE", "DE", "FR", "NL", "SE"] },
    },
    { key: "size", weight: 30, test: { field: "employees", min: 500, max: 50_000 } },
    {
      key: "industry",
      weight: 25,
      test: {
        field: "industry",
        oneOf: ["technology", "financials", "health_care", "business_services", "retailing", "telecommunications"],
      },
    },
    { key: "plan", weight: 15, test: { field: "planTier", oneOf: ["growth", "enterprise"] } },
    { key: "budget", weight: 10, test: { field: "budgetStatus", oneOf: ["approved", "planned"] } },
    { key: "timeline", weight: 10, test: { field: "timeline", oneOf: ["now", "quarter", "half_year"] } },
    { key: "relationship", weight: 10, test: { field: "relationship", oneOf: ["existing_client", "introduced"] } },
  ],
  rewards: [
    {
      key: "qualified",
      trigger: "lead.qualified",
      amount: { type: "flat", minor: "25000", currency: "USD" },
      kind: "cash",
      holdDays: 0,
    },
    {
      key: "won",
      trigger: "opportunity.won",
      amount: { type: "percent", basisPoints: 1_000 },
      kind: "cash",
      holdDays: 30,
    },
    {
      key: "gold_opened",
      trigger: "opportunity.opened",
      conditions: { partnerTiers: ["Gold"] },
      amount: { type: "flat", minor: "15000", currency: "USD" },
      kind: "cash",
      holdDays: 0,
    },
  ],
  serviceLevels: {
    reviewHours: 16,
    assignHours: 8,
    repAnswerHours: 4,
    firstContactHours: 8,
    partnerAnswerDays: 14,
    calendar: {
      timeZone: "America/New_York",
      workingDays: [1, 2, 3, 4, 5],
      from: "09:00",
      to: "17:00",
      holidays: ["2026-11-26", "2026-12-25", "2027-01-01", "2027-05-31", "2027-07-05", "2027-09-06", "2027-11-25"],
    },
  },
  protection: { days: 90 },
  approval: { fourEyesFrom: { USD: "500000", EUR: "500000", GBP: "500000" } },
  checklists: {
    review: [
      { key: "company", text: "The company exists and the website is its own" },
      { key: "criteria", text: "It meets the program's criteria" },
      { key: "contact", text: "The contact works there and may be written to" },
      { key: "need", text: "The use case is one that we serve" },
    ],
    qualify: [
      { key: "fit", text: "Fit: size, plan and use case are confirmed" },
      { key: "need", text: "Need: they have said what they want to solve" },
      { key: "authority", text: "Authority: we talk to somebody who decides" },
      { key: "timing", text: "Timing: there is a date" },
    ],
  },
  terms: [
    "## What qualifies",
    "",
    "A company that is not our customer yet, that you have spoken with, and that has agreed to be contacted.",
    "",
    "## What it pays",
    "",
    "$250 when the lead is qualified, and 10 % of the first contract when it is won. Gold partners earn $150 more when an opportunity is opened.",
    "",
    "## When",
    "",
    "The qualified reward goes to approval at once, the won reward after a hold of 30 days. Then it is approved and paid.",
    "",
    "## Protection",
    "",
    "An accepted company is protected for you for 90 days from submission. The first valid submission holds the claim.",
  ].join("\n"),
};

/** The first version of the demo's program, in force for its first months. */
export const demoFirstRules = {
  ...demoProgramRules,
  rewards: [
    {
      key: "qualified",
      trigger: "lead.qualified",
      amount: { type: "flat", minor: "15000", currency: "USD" },
      kind: "cash",
      holdDays: 0,
    },
    {
      key: "won",
      trigger: "opportunity.won",
      amount: { type: "percent", basisPoints: 800 },
      kind: "cash",
      holdDays: 45,
    },
  ],
  protection: { days: 60 },
  terms: demoProgramRules.terms
    .replace("$250", "$150")
    .replace("10 %", "8 %")
    .replace(" Gold partners earn $150 more when an opportunity is opened.", "")
    .replace("a hold of 30 days", "a hold of 45 days")
    .replace("for 90 days", "for 60 days"),
};
