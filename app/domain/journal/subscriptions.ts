import type { JournalKind } from "./kinds";

/**
 * What follows from a fact. Each name is a handler in jobs/registry.ts; appending the entry enqueues them in the
 * same transaction. This is how an area reaches the areas above it.
 */
export const subscriptions = {
  "user.invited": ["user.invited.mail-invitation"],
  "user.password_changed": ["user.password-changed.mail-owner"],
  "partner.nominated": ["partner.nominated.mail-invitation"],
  "partner.applied": ["partner.applied.notify"],
  "partner.asked": ["partner.asked.mail-applicant"],
  "partner.answered": ["partner.answered.notify-reviewer"],
  "partner.declined": ["partner.declined.mail-applicant"],
  "program.published": ["program.published.notify-partners"],
  "program.status_changed": ["program.status-changed.notify-partners"],
  "partner.approved": ["enrolment.started.give-links"],
  "enrolment.added": ["enrolment.added.notify-partner", "enrolment.started.give-links"],
  "lead.submitted": ["lead.submitted.notify", "lead.submitted.screen"],
  "lead.info_requested": ["lead.info-requested.notify-partner"],
  "lead.info_provided": ["lead.info-provided.notify-reviewer"],
  "lead.message_sent": ["lead.message-sent.notify"],
  "lead.accepted": [
    "lead.standing.settle-accounts",
    "lead.accepted.notify-partner",
    "lead.accepted.reconcile-commissions",
  ],
  "lead.rejected": ["lead.standing.settle-accounts", "lead.rejected.notify-partner"],
  "lead.marked_duplicate": ["lead.standing.settle-accounts", "lead.marked-duplicate.notify-partner"],
  "lead.withdrawn": ["lead.standing.settle-accounts", "lead.withdrawn.notify-vendor", "lead.withdrawn.notify-partner"],
  "lead.expired": ["lead.expired.notify", "account.fact.reconcile-commissions"],
  "lead.protection_ending": ["lead.protection-ending.notify"],
  "lead.extension_requested": ["lead.extension-requested.notify-managers"],
  "lead.extended": ["lead.extension-answered.notify-partner"],
  "lead.extension_declined": ["lead.extension-answered.notify-partner"],
  "lead.reconsidered": ["lead.standing.settle-accounts"],
  "lead.claim_passed": ["lead.standing.settle-accounts"],
  "lead.offered": ["lead.offered.notify-rep"],
  "lead.offer_declined": ["lead.offer-returned.notify-manager"],
  "lead.offer_lapsed": ["lead.offer-returned.notify-manager"],
  "lead.owned": ["lead.stage-reached.notify-partner"],
  "lead.taken_over": ["lead.stage-reached.notify-partner", "lead.taken-over.notify-owner"],
  "lead.contacted": ["lead.stage-reached.notify-partner"],
  "lead.qualified": ["lead.stage-reached.notify-partner", "lead.qualified.reconcile-commissions"],
  "opportunity.opened": ["lead.stage-reached.notify-partner", "opportunity.opened.reconcile-commissions"],
  "opportunity.won": ["opportunity.won.notify-partner", "opportunity.won.reconcile-commissions"],
  "opportunity.lost": ["opportunity.lost.notify-partner"],
  "opportunity.reopened": ["opportunity.reopened.reconcile-commissions"],
  "dispute.opened": ["dispute.opened.notify-vendor"],
  "dispute.answered": ["dispute.answered.notify-partner"],
  "account.attributed": ["account.attributed.open-lead"],
  "account.named": ["account.named.name-lead"],
  "account.moved": ["account.moved.close-lead", "account.fact.reconcile-commissions"],
  "account.created": ["account.fact.reconcile-commissions"],
  "trial.started": ["account.fact.reconcile-commissions"],
  "feature.activated": ["account.fact.reconcile-commissions", "feature.activated.weigh-fit"],
  "lead.screened": ["lead.screened.accept-by-itself"],
  "fraud.flagged": ["fraud.flag.reconcile-commissions", "fraud.flagged.notify"],
  "fraud.answered": ["fraud.answered.notify"],
  "fraud.escalated": ["fraud.escalated.notify"],
  "fraud.cleared": ["fraud.flag.reconcile-commissions", "fraud.decided.follow"],
  "fraud.confirmed": ["fraud.flag.reconcile-commissions", "fraud.decided.follow", "fraud.confirmed.stop-link"],
  "invoice.paid": ["account.fact.reconcile-commissions", "account.fact.screen"],
  "invoice.refunded": ["account.fact.reconcile-commissions"],
  "subscription.canceled": ["account.fact.reconcile-commissions", "account.fact.screen"],
  "account.fact_withdrawn": ["account.fact.reconcile-commissions"],
  "commission.adjusted": ["account.fact.reconcile-commissions"],
  "commission.hold_lifted": ["account.fact.reconcile-commissions"],
  "enrolment.tier_changed": ["enrolment.changed.reconcile-commissions", "enrolment.changed.notify-partner"],
  "enrolment.suspended": ["enrolment.changed.notify-partner"],
  "enrolment.reinstated": ["enrolment.changed.notify-partner"],
  "enrolment.ended": ["enrolment.changed.reconcile-commissions", "enrolment.changed.notify-partner"],
  "commission.accrued": ["commission.accrued.notify-partner"],
  "commission.approved": ["commission.approved.notify-partner"],
  "commission.rejected": ["commission.rejected.notify-partner"],
  "commission.reversed": ["commission.reversed.notify-partner"],
  // The same news: less than it would be, by how much, and why.
  "commission.cut": ["commission.reversed.notify-partner"],
  // When it was paid decides until when a refund counts.
  "commission.paid": ["commission.paid.notify-partner", "account.fact.reconcile-commissions"],
  "payout.paid": ["payout.paid.notify-partner"],
  "payout.returned": ["payout.returned.notify-partner"],
  "toolkit.published": ["toolkit.published.notify-holders"],
  "toolkit.recalled": ["toolkit.recalled.notify-holders"],
} as const satisfies Partial<Record<JournalKind, readonly string[]>>;

export type HandlerName = (typeof subscriptions)[keyof typeof subscriptions][number];

/** Handlers that bring a lead in line with its facts: once for all of its entries that wait. */
export const onceForAll: ReadonlySet<HandlerName> = new Set<HandlerName>([
  "account.fact.reconcile-commissions",
  "account.fact.screen",
  "feature.activated.weigh-fit",
]);

/** The handlers that work commissions out: while one of them waits, the books are behind the journal. */
export const commissionReconcilers: readonly HandlerName[] = Object.values(subscriptions)
  .flat()
  .filter((name) => name.endsWith(".reconcile-commissions"));
