type Query = Record<string, string | undefined | null>;

function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value) search.set(key, value);
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** Every link of the product. Ids are ours and URL-safe. */
export const paths = {
  start: () => "/",
  signIn: (next?: string | null) => withQuery("/sign-in", { next }),
  signOut: () => "/sign-out",
  forgotPassword: () => "/forgot-password",
  resetPassword: (token: string) => withQuery("/reset-password", { token }),
  invitation: (token: string) => withQuery("/invitation", { token }),

  programs: () => "/programs",
  programPage: (slug: string) => `/programs/${slug}`,
  /** `nomination` is the sealed name of a nomination, `sent` says that an application has just come in. */
  apply: (slug: string, query?: Query) => withQuery(`/programs/${slug}/apply`, query),
  application: (sealed: string) => withQuery("/application", { of: sealed }),

  /** A link, as it is given to others. */
  link: (code: string) => `/r/${code}`,
  /** `clickId` when the click was recorded on the way. */
  offer: (slug: string, clickId?: string) => withQuery(`/o/${slug}`, { fl_click: clickId }),
  trackingDocs: () => "/docs/tracking",
  apiDocs: () => "/docs/api",
  api: {
    document: () => "/api/v1/openapi.json",
    lead: (id: string) => `/api/v1/leads/${id}`,
  },

  account: () => "/account",
  /** `of` is the reader of a mail, sealed; `stopped` what they have just stopped. */
  unsubscribe: (of: string, stopped?: string) => withQuery("/unsubscribe", { of, stopped }),
  theme: () => "/theme",
  notifications: () => "/notifications",
  search: () => "/search",
  outbox: (query?: Query) => withQuery("/outbox", query),
  outboxMail: (id: string) => `/outbox/${id}`,
  outboxMailHtml: (id: string) => `/outbox/${id}/html`,

  portal: {
    home: () => "/portal",
    leads: (query?: Query) => withQuery("/portal/leads", query),
    leadsCsv: (query?: Query) => withQuery("/portal/leads.csv", query),
    newLead: (draft?: string) => withQuery("/portal/leads/new", { draft }),
    companyCheck: () => "/portal/leads/check",
    lead: (id: string) => `/portal/leads/${id}`,
    editLead: (id: string) => `/portal/leads/${id}/edit`,
    leadFile: (leadId: string, fileId: string) => `/portal/leads/${leadId}/files/${fileId}`,
    imports: (query?: Query) => withQuery("/portal/imports", query),
    importTemplate: () => "/portal/imports/template.csv",
    import: (id: string, query?: Query) => withQuery(`/portal/imports/${id}`, query),
    importCsv: (id: string) => `/portal/imports/${id}/result.csv`,
    toolkits: (query?: Query) => withQuery("/portal/toolkits", query),
    asset: (id: string) => `/portal/toolkits/${id}`,
    assetFile: (id: string) => `/portal/toolkits/${id}/file`,
    assetText: (id: string) => `/portal/toolkits/${id}/text`,
    links: (query?: Query) => withQuery("/portal/links", query),
    newLink: (programId?: string) => withQuery("/portal/links/new", { program: programId }),
    link: (id: string) => `/portal/links/${id}`,
    linkCode: (id: string) => `/portal/links/${id}/qr.svg`,
    earnings: (query?: Query) => withQuery("/portal/earnings", query),
    commission: (id: string) => `/portal/earnings/${id}`,
    statements: (month?: string) => withQuery("/portal/earnings/statements", { month }),
    statementFile: (month: string, format: "pdf" | "csv") => `/portal/earnings/statements/${month}/${format}`,
    /** About a lead, or, with a second id, about one of its commissions. */
    newAppeal: (leadId: string, commissionId?: string) =>
      withQuery("/portal/appeals/new", { lead: leadId, commission: commissionId }),
    appeal: (id: string) => `/portal/appeals/${id}`,
    program: () => "/portal/program",
    signedTerms: () => "/portal/program/signed",
    start: () => "/portal/start",
    organisation: () => "/portal/organisation",
    team: () => "/portal/organisation/team",
    payoutProfile: () => "/portal/organisation/payout",
  },

  desk: {
    home: () => "/desk",
    queue: (query?: Query) => withQuery("/desk/queue", query),
    review: (leadId: string) => `/desk/queue/${leadId}`,
    leads: (query?: Query) => withQuery("/desk/leads", query),
    leadsCsv: (query?: Query) => withQuery("/desk/leads.csv", query),
    lead: (id: string) => `/desk/leads/${id}`,
    leadFile: (leadId: string, fileId: string) => `/desk/leads/${leadId}/files/${fileId}`,
    assign: (query?: Query) => withQuery("/desk/assign", query),
    inbox: () => "/desk/inbox",
    pipeline: (query?: Query) => withQuery("/desk/pipeline", query),
    partners: (query?: Query) => withQuery("/desk/partners", query),
    partner: (id: string) => `/desk/partners/${id}`,
    signedTerms: (partnerId: string) => `/desk/partners/${partnerId}/signed`,
    newPartner: () => "/desk/partners/new",
    applications: (query?: Query) => withQuery("/desk/applications", query),
    application: (id: string) => `/desk/applications/${id}`,
    nominate: () => "/desk/applications/new",
    commissions: (query?: Query) => withQuery("/desk/commissions", query),
    commissionsCsv: (query?: Query) => withQuery("/desk/commissions.csv", query),
    commission: (id: string) => `/desk/commissions/${id}`,
    fulfilments: (query?: Query) => withQuery("/desk/fulfilments", query),
    payouts: (query?: Query) => withQuery("/desk/payouts", query),
    newPayout: (query?: Query) => withQuery("/desk/payouts/new", query),
    payout: (id: string) => `/desk/payouts/${id}`,
    payoutCsv: (id: string) => `/desk/payouts/${id}/bank.csv`,
    statements: (partnerId: string, month?: string) => withQuery(`/desk/statements/${partnerId}`, { month }),
    statementFile: (partnerId: string, month: string, format: "pdf" | "csv") =>
      `/desk/statements/${partnerId}/${month}/${format}`,
    links: (query?: Query) => withQuery("/desk/links", query),
    linksCsv: (query?: Query) => withQuery("/desk/links.csv", query),
    link: (id: string) => `/desk/links/${id}`,
    flags: (query?: Query) => withQuery("/desk/flags", query),
    flag: (id: string) => `/desk/flags/${id}`,
    flagReport: () => "/desk/flags/report",
    events: (query?: Query) => withQuery("/desk/events", query),
    event: (id: string) => `/desk/events/${id}`,
    account: (id: string) => `/desk/accounts/${id}`,
    apiKeys: () => "/desk/settings/api-keys",
    disputes: (query?: Query) => withQuery("/desk/disputes", query),
    dispute: (id: string) => `/desk/disputes/${id}`,
    ledger: () => "/desk/ledger",
    /** The accounts behind a line of the trial balance. */
    ledgerAccounts: (query?: Query) => withQuery("/desk/ledger/accounts", query),
    ledgerAccount: (id: string) => `/desk/ledger/accounts/${id}`,
    ledgerAccountCsv: (id: string) => `/desk/ledger/accounts/${id}/transactions.csv`,
    toolkits: (query?: Query) => withQuery("/desk/toolkits", query),
    newAsset: (query?: Query) => withQuery("/desk/toolkits/new", query),
    asset: (id: string) => `/desk/toolkits/${id}`,
    assetFile: (id: string, version?: string) => withQuery(`/desk/toolkits/${id}/file`, { version }),
    programs: () => "/desk/programs",
    newProgram: () => "/desk/programs/new",
    program: (id: string) => `/desk/programs/${id}`,
    /** `at` is the row or list to go on with. */
    programRules: (id: string, at?: string) => `/desk/programs/${id}/rules${at ? `#${at}` : ""}`,
    programVersion: (id: string, number: number) => `/desk/programs/${id}/versions/${number}`,
    programPage: (id: string) => `/desk/programs/${id}/page`,
    programLinks: (id: string) => `/desk/programs/${id}/links`,
    people: () => "/desk/settings/people",
  },
} as const;
