import type { EmailName, EmailProps } from "./index";

const common = {
  vendorName: "Northwind",
  recipientName: "Ana Duarte",
  preferencesUrl: "https://partners.northwind.example/portal/settings/notifications",
};
const timeZone = "Europe/Berlin";
const lead = {
  ...common,
  companyName: "Harbor Analytics Inc.",
  leadUrl: "https://partners.northwind.example/portal/leads/lead_01jd2k",
  timeZone,
};
const commission = {
  ...common,
  companyName: "Harbor Analytics Inc.",
  commissionUrl: "https://partners.northwind.example/portal/earnings/comm_01jd2k",
  amount: { amountMinor: "384000", currency: "USD" },
};

/** One set of plausible props for each mail: for tests, and to look at the mails in a browser. */
export const emailSamples: { [Name in EmailName]: EmailProps<Name> } = {
  invitation: {
    ...common,
    preferencesUrl: undefined,
    organisationName: "Brightside Agency",
    roleName: "partner member",
    invitedBy: "Marta Keller",
    acceptUrl: "https://partners.northwind.example/invitation/8f1c0e5a7b",
    expiresAt: "2026-11-29T13:00:00Z",
    timeZone,
  },
  "domain-code": {
    ...common,
    code: "402913",
    domain: "blueharbour.example",
    pageUrl: "https://partners.northwind.example/portal/organisation",
    expiresAt: "2027-01-22T15:30:00Z",
    timeZone,
  },
  "password-reset": {
    ...common,
    preferencesUrl: undefined,
    resetUrl: "https://partners.northwind.example/reset/8f1c0e5a7b",
    expiresAt: "2026-11-24T14:00:00Z",
    timeZone,
  },
  "password-changed": {
    ...common,
    preferencesUrl: undefined,
    changedAt: "2026-11-24T13:00:00Z",
    recoverUrl: "https://partners.northwind.example/forgot",
    timeZone,
  },
  "lead-received": {
    ...lead,
    programName: "Agency Partner Program",
    reviewBy: "2026-11-26T13:00:00Z",
    protectedUntil: "2027-02-22T13:00:00Z",
  },
  "lead-question": {
    ...lead,
    question: "How many people would use the reports?\n\nAnd who decides about the budget?",
    answerBy: "2026-12-08T13:00:00Z",
  },
  "lead-answered": {
    ...lead,
    partnerName: "Brightside Agency",
    answer: "About 120 people in operations.\nThe CFO decides.",
    reviewBy: "2026-11-27T13:00:00Z",
  },
  "lead-accepted": {
    ...lead,
    explanation: "A clear need and the right size. Thank you for the introduction.",
    firstContactBy: "2026-11-30T13:00:00Z",
    protectedUntil: "2027-02-22T13:00:00Z",
    rewards: ["$250 when the lead is qualified.", "8 % of the final amount when it is won."],
  },
  "lead-rejected": {
    ...lead,
    reason: "Outside of the countries of the program",
    explanation: "We do not sell in Brazil yet. We expect to open there next summer.",
    decidedAt: "2026-11-25T09:30:00Z",
  },
  "lead-duplicate": {
    ...lead,
    explanation: "This company was submitted before, and that claim is still open.",
    decidedAt: "2026-11-25T09:30:00Z",
  },
  "lead-withdrawn": {
    ...lead,
    partnerName: "Brightside Agency",
    reason: "The company stopped the project.",
    withdrawnAt: "2026-11-25T09:30:00Z",
  },
  "lead-expired": { ...lead, cause: "unanswered", expiredAt: "2026-12-08T13:00:00Z" },
  "lead-offered": {
    ...lead,
    recipientName: "Jonas Weber",
    partnerName: "Brightside Agency",
    offeredBecause: "You cover software companies in the United States and have the fewest open leads.",
    respondBy: "2026-11-25T15:00:00Z",
    industry: "Software",
    country: "United States",
    employees: "240",
    estimatedValue: { amountMinor: "4800000", currency: "USD" },
    useCase: "Replace spreadsheets in the operations team.",
  },
  "offer-returned": {
    ...lead,
    repName: "Jonas Weber",
    outcome: "declined",
    reason: "I am out of office until January.",
    assignBy: "2026-11-26T09:00:00Z",
  },
  "lead-stage": { ...lead, stage: "opportunity", expectedCloseOn: "2027-01-29" },
  "lead-won": { ...lead, wonOn: "2027-01-22", finalAmount: { amountMinor: "4800000", currency: "USD" } },
  "lead-lost": { ...lead, reason: "The company chose another product", lostOn: "2027-01-22" },
  "commission-accrued": {
    ...commission,
    timeZone,
    rule: "8 % of the final amount when the lead is won",
    arithmetic: "8 % × $48,000 = $3,840",
    hold: { until: "2027-02-21T13:00:00Z", reason: "Amounts are held for 30 days, in case the customer cancels." },
  },
  "commission-approved": { ...commission, timeZone, approvedAt: "2027-02-21T14:00:00Z", payBy: "2027-03-05T17:00:00Z" },
  "commission-rejected": {
    ...commission,
    timeZone,
    reason: "The customer cancelled during the hold",
    explanation: "The contract was cancelled on 3 February, before the hold ended.",
    decidedAt: "2027-02-21T14:00:00Z",
  },
  "commission-paid": { ...commission, reference: "NW-2027-0031", paidOn: "2027-03-05" },
  "partner-message": {
    ...common,
    title: "New case study for logistics",
    companyName: "Harbor Analytics Inc.",
    message: "We published a case study that fits your lead.\nIt is in the toolkit.",
    pageUrl: "https://partners.northwind.example/portal/leads/lead_01jd2k",
    timeZone,
  },
  "terms-changed": {
    ...common,
    programName: "Agency Partner Program",
    number: 3,
    programUrl: "https://partners.northwind.example/portal/program",
    publishedAt: "2026-11-25T09:30:00Z",
    timeZone,
  },
};
