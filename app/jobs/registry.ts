import type { HandlerName } from "~/domain/journal/subscriptions";
import {
  closeLeadOfMovedAccount,
  giveLinks,
  nameLeadOfAccount,
  openLeadOfAccount,
  settleAccountsOfLead,
  stopFlaggedLink,
} from "./handlers/attribution";
import { mailInvitation, mailPasswordChanged } from "./handlers/account";
import { tellAccrued, tellApproved, tellGiven, tellNotApproved, tellReduced } from "./handlers/commission";
import { tellDisputeAnswered, tellDisputeOpened } from "./handlers/dispute";
import {
  acceptScreenedLead,
  followFlagDecision,
  reconcileFlaggedLead,
  screenAccountFact,
  screenSubmittedLead,
  tellFlagAnswered,
  tellFlagEscalated,
  tellFlagged,
  weighFit,
} from "./handlers/fraud";
import { tellAnswered, tellMessage, tellWithdrawn } from "./handlers/lead-conversation";
import { tellAccepted, tellDuplicate, tellExpired, tellMovedAway, tellRejected } from "./handlers/lead-decision";
import { tellLeadReceived, tellQuestion, tellStage } from "./handlers/lead-progress";
import { tellExtensionAnswered, tellExtensionRequested, tellProtectionEnding } from "./handlers/lead-protection";
import { tellOffered, tellOfferReturned, tellTakenOver } from "./handlers/offer";
import { tellLost, tellWon } from "./handlers/opportunity";
import { tellEnrolled, tellNewTerms, tellProgramStatus } from "./handlers/program";
import {
  mailDeclined,
  mailNomination,
  mailQuestion,
  tellApplicantAnswered,
  tellApplied,
  tellEnrolmentChanged,
} from "./handlers/onboarding";
import { tellPaidOut, tellReturned } from "./handlers/payout";
import { reconcileCommissions, reconcilePartnerCommissions } from "./handlers/reconcile-commissions";
import { tellNewVersion, tellRecalled } from "./handlers/toolkit";
import type { JobServices } from "./job-services";

/** What a handler gets: the services, and the id of the journal entry that it follows. */
export type EntryHandler = (services: JobServices, entryId: string) => Promise<void>;

/** Every follower of the journal by name; each may run twice and does its work once. */
export const entryHandlers: Record<HandlerName, EntryHandler> = {
  "user.invited.mail-invitation": mailInvitation,
  "user.password-changed.mail-owner": mailPasswordChanged,
  "partner.nominated.mail-invitation": mailNomination,
  "partner.applied.notify": tellApplied,
  "partner.asked.mail-applicant": mailQuestion,
  "partner.answered.notify-reviewer": tellApplicantAnswered,
  "partner.declined.mail-applicant": mailDeclined,
  "program.published.notify-partners": tellNewTerms,
  "program.status-changed.notify-partners": tellProgramStatus,
  "enrolment.added.notify-partner": tellEnrolled,
  "enrolment.started.give-links": giveLinks,
  "lead.submitted.notify": tellLeadReceived,
  "lead.submitted.screen": screenSubmittedLead,
  "lead.screened.accept-by-itself": acceptScreenedLead,
  "account.fact.screen": screenAccountFact,
  "feature.activated.weigh-fit": weighFit,
  "fraud.flag.reconcile-commissions": reconcileFlaggedLead,
  "fraud.flagged.notify": tellFlagged,
  "fraud.answered.notify": tellFlagAnswered,
  "fraud.escalated.notify": tellFlagEscalated,
  "fraud.decided.follow": followFlagDecision,
  "fraud.confirmed.stop-link": stopFlaggedLink,
  "lead.info-requested.notify-partner": tellQuestion,
  "lead.info-provided.notify-reviewer": tellAnswered,
  "lead.message-sent.notify": tellMessage,
  "lead.accepted.notify-partner": tellAccepted,
  "lead.accepted.reconcile-commissions": reconcileCommissions,
  "lead.rejected.notify-partner": tellRejected,
  "lead.marked-duplicate.notify-partner": tellDuplicate,
  "lead.withdrawn.notify-vendor": tellWithdrawn,
  "lead.withdrawn.notify-partner": tellMovedAway,
  "lead.expired.notify": tellExpired,
  "lead.protection-ending.notify": tellProtectionEnding,
  "lead.extension-requested.notify-managers": tellExtensionRequested,
  "lead.extension-answered.notify-partner": tellExtensionAnswered,
  "lead.offered.notify-rep": tellOffered,
  "lead.offer-returned.notify-manager": tellOfferReturned,
  "lead.stage-reached.notify-partner": tellStage,
  "lead.taken-over.notify-owner": tellTakenOver,
  "lead.qualified.reconcile-commissions": reconcileCommissions,
  "opportunity.opened.reconcile-commissions": reconcileCommissions,
  "opportunity.won.notify-partner": tellWon,
  "opportunity.won.reconcile-commissions": reconcileCommissions,
  "opportunity.lost.notify-partner": tellLost,
  "opportunity.reopened.reconcile-commissions": reconcileCommissions,
  "dispute.opened.notify-vendor": tellDisputeOpened,
  "dispute.answered.notify-partner": tellDisputeAnswered,
  "account.attributed.open-lead": openLeadOfAccount,
  "account.named.name-lead": nameLeadOfAccount,
  "account.moved.close-lead": closeLeadOfMovedAccount,
  "lead.standing.settle-accounts": settleAccountsOfLead,
  "account.fact.reconcile-commissions": reconcileCommissions,
  "enrolment.changed.notify-partner": tellEnrolmentChanged,
  "enrolment.changed.reconcile-commissions": reconcilePartnerCommissions,
  "commission.accrued.notify-partner": tellAccrued,
  "commission.approved.notify-partner": tellApproved,
  "commission.rejected.notify-partner": tellNotApproved,
  "commission.reversed.notify-partner": tellReduced,
  "commission.paid.notify-partner": tellGiven,
  "payout.paid.notify-partner": tellPaidOut,
  "payout.returned.notify-partner": tellReturned,
  "toolkit.published.notify-holders": tellNewVersion,
  "toolkit.recalled.notify-holders": tellRecalled,
};
