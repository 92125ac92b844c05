/**
 * Every kind of fact that the journal may hold, with who may see it by default and whether it is a milestone
 * (counts in the funnel and for rewards; PRODUCT, The one idea).
 */
export const journalKinds = {
  "user.invited": { audience: "internal" },
  "user.joined": { audience: "internal" },
  "user.changed": { audience: "internal" },
  "user.removed": { audience: "internal" },
  "user.password_changed": { audience: "internal" },
  "partner.approved": { audience: "partner" },
  "partner.changed": { audience: "internal" },
  "partner.verified": { audience: "partner" },
  "terms.accepted": { audience: "partner" },
  "program.published": { audience: "partner" },
  "lead.submitted": { audience: "partner", milestone: true },
  "lead.edited": { audience: "partner" },
  "lead.review_started": { audience: "internal" },
  "lead.info_requested": { audience: "partner" },
  "lead.info_provided": { audience: "partner" },
  "lead.message_sent": { audience: "partner" },
  "lead.note_added": { audience: "internal" },
  "lead.accepted": { audience: "partner", milestone: true },
  "lead.rejected": { audience: "partner" },
  "lead.marked_duplicate": { audience: "partner" },
  "lead.withdrawn": { audience: "partner" },
  "lead.expired": { audience: "partner" },
  "lead.claim_passed": { audience: "internal" },
  "lead.offered": { audience: "internal" },
  "lead.offer_declined": { audience: "internal" },
  "lead.offer_lapsed": { audience: "internal" },
  "lead.offer_recalled": { audience: "internal" },
  "lead.owned": { audience: "partner" },
  "lead.contacted": { audience: "partner" },
  "lead.qualified": { audience: "partner", milestone: true },
  "opportunity.opened": { audience: "partner", milestone: true },
  "opportunity.moved": { audience: "partner" },
  "opportunity.changed": { audience: "internal" },
  "opportunity.won": { audience: "partner", milestone: true },
  "opportunity.lost": { audience: "partner" },
  "opportunity.reopened": { audience: "partner" },
  "commission.accrued": { audience: "partner" },
  "commission.released": { audience: "partner" },
  "commission.approved": { audience: "partner" },
  "commission.rejected": { audience: "partner" },
  "commission.reversed": { audience: "partner" },
  "commission.paid": { audience: "partner" },
  "toolkit.published": { audience: "partner" },
  "toolkit.recalled": { audience: "partner" },
  "toolkit.downloaded": { audience: "internal" },
} as const satisfies Record<string, { audience: "partner" | "internal"; milestone?: true }>;

export type JournalKind = keyof typeof journalKinds;

/** The facts that count in the funnel and for rewards. */
export type Milestone = {
  [Kind in JournalKind]: (typeof journalKinds)[Kind] extends { milestone: true } ? Kind : never;
}[JournalKind];
