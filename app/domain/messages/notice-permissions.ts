import type { NoticeReader } from "db/queries/messages";
import type { PartnerActor, VendorActor } from "../context";
import type { PartnerPermission, VendorPermission } from "../identity/permissions";
import type { NoticeKind } from "./words";

type Needed = {
  [Kind in NoticeKind]: readonly (Kind extends `partner.${string}` ? PartnerPermission : VendorPermission)[];
};

const leads = ["portal-lead.read"] as const;
const earnings = ["earnings.read"] as const;
const links = ["portal-link.manage"] as const;
const participation = ["portal.enter"] as const;
const toolkits = ["portal-toolkit.read"] as const;
const applications = ["partner.manage"] as const;
const flags = ["fraud.handle"] as const;
const reviewers = ["lead.review"] as const;
/** A lead's news go to its owner, to its reviewer, or to all partner managers. */
const leadPeople = ["lead.work", "lead.review"] as const;

/**
 * What somebody must be allowed to, one of it at least, to read a notification: asked whenever it is read, so that a right
 * that was taken away takes with it what was told because of it.
 */
export const noticePermissions: Needed = {
  "partner.received": leads,
  "partner.owned": leads,
  "partner.takenOver": leads,
  "partner.contacted": leads,
  "partner.qualified": leads,
  "partner.opportunity": leads,
  "partner.question": leads,
  "partner.message": leads,
  "partner.accepted": leads,
  "partner.rejected": leads,
  "partner.movedAway": leads,
  "partner.duplicate": leads,
  "partner.expiredUnanswered": leads,
  "partner.expiredUnprotected": leads,
  "partner.protectionEnding": leads,
  "partner.extended": leads,
  "partner.notExtended": leads,
  "partner.won": leads,
  "partner.lost": leads,
  "partner.appealAnswered": leads,
  "partner.moneyAppealAnswered": earnings,
  "partner.earned": earnings,
  "partner.approved": earnings,
  "partner.notApproved": earnings,
  "partner.reduced": earnings,
  "partner.given": earnings,
  "partner.paidOut": earnings,
  "partner.paymentReturned": earnings,
  "partner.reviewOpened": earnings,
  "partner.reviewDecided": earnings,
  "partner.linkReviewOpened": links,
  "partner.linkReviewDecided": links,
  "partner.newTerms": ["terms.accept"],
  "partner.enrolled": participation,
  "partner.applicationReceived": participation,
  "partner.applicationQuestion": participation,
  "partner.applicationDeclined": participation,
  "partner.enrolmentSuspended": participation,
  "partner.enrolmentReinstated": participation,
  "partner.enrolmentEnded": participation,
  "partner.tierGiven": participation,
  "partner.tierTaken": participation,
  "partner.programLive": participation,
  "partner.programPiloting": participation,
  "partner.programPaused": participation,
  "partner.programEnded": participation,
  "partner.newVersion": toolkits,
  "partner.recalled": toolkits,
  "vendor.applied": applications,
  "vendor.applicantAnswered": applications,
  "vendor.newLead": reviewers,
  "vendor.appealed": ["dispute.answer"],
  "vendor.answered": reviewers,
  "vendor.message": leadPeople,
  "vendor.flagged": flags,
  "vendor.flagAnswered": flags,
  "vendor.flagEscalated": flags,
  "vendor.protectionEnding": leadPeople,
  "vendor.extensionRequested": reviewers,
  "vendor.withdrawn": reviewers,
  "vendor.movedAway": leadPeople,
  "vendor.expired": leadPeople,
  "vendor.offered": ["lead.work", "lead.assign"],
  "vendor.declined": ["lead.assign"],
  "vendor.lapsed": ["lead.assign"],
  "vendor.takenOver": leadPeople,
};

const kinds = Object.keys(noticePermissions) as NoticeKind[];

/** Whose notifications an actor reads, on behalf of which organisation, and of which kinds. */
export function readerOf(actor: PartnerActor | VendorActor): NoticeReader {
  const { userId, permissions } = actor;
  return {
    userId,
    partnerId: actor.kind === "partner" ? actor.partnerId : null,
    kinds: kinds.filter((kind) => noticePermissions[kind].some((permission) => permissions.has(permission))),
  };
}
