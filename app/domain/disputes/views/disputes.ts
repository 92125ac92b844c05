import { findCommission } from "db/queries/commissions";
import { findDispute, listDisputes, listDisputesAbout } from "db/queries/disputes";
import { findLead } from "db/queries/leads";
import { notFound } from "~/kernel/errors";
import { findDue } from "../../commissions/load-evaluation";
import type { CommissionExplanation } from "../../commissions/types";
import { can, type PartnerCtx, scopeOf, type VendorCtx } from "../../context";
import { loadVersion } from "../../programs/load-rules";
import { findLeadDecision } from "../find-decision";
import { appealableCommission, appealUntil, decideAnswer, decideAppeal } from "../rules";
import type { DisputeStatus, DisputeSubject } from "../types";
import { seesAppeals } from "../sees-appeals";

type Row = NonNullable<Awaited<ReturnType<typeof findDispute>>>;

/** What both sides read of an appeal: the decision, the statement, the clock and the answer. */
function shared(row: Row) {
  return {
    id: row.id,
    revision: row.revision,
    subject: row.subject as DisputeSubject,
    status: row.status as DisputeStatus,
    leadId: row.leadId,
    commissionId: row.commissionId,
    companyName: row.companyName,
    decisionText: row.decisionText,
    amountMinor: row.amountMinor,
    currency: row.currency,
    explanation: row.explanation as CommissionExplanation | null,
    /** What the commission is now, once the appeal has ended. Minor units. */
    amountNowMinor: row.status === "open" ? null : row.amountNowMinor,
    statement: row.statement,
    evidence: row.evidenceId && row.evidenceName ? { id: row.evidenceId, name: row.evidenceName } : null,
    openedAt: row.openedAt,
    dueFrom: row.dueFrom,
    dueAt: row.dueAt,
    answer: row.answer,
    answeredAt: row.answeredAt,
  };
}

/** An appeal as its partner reads it; who decided and who answered is not named. Throws `not-found`. */
export async function getDisputeForPartner(ctx: PartnerCtx, id: string) {
  const row = await findDispute(ctx.db, scopeOf(ctx.actor), id);
  if (!row || !seesAppeals(ctx.actor, row)) throw notFound("appeal");
  return {
    ...shared(row),
    openedByName: row.openedByName,
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

/** What the rules alone give for an appealed commission now. Minor units; null when they give nothing. */
async function rulesGive(ctx: VendorCtx, { leadId, rewardKey, milestoneKey }: Row) {
  if (rewardKey === null || milestoneKey === null) return null;
  const due = await findDue(ctx.db, { leadId, rewardKey, milestoneKey });
  return due && { amountMinor: due.byRules.amountMinor, currency: due.currency };
}

/** An appeal on the desk: with the names, and whether this person may answer. Throws `not-found`. */
export async function getDeskDispute(ctx: VendorCtx, id: string) {
  const row = await findDispute(ctx.db, { all: true }, id);
  if (!row) throw notFound("appeal");
  const { userId } = ctx.actor;
  const verdict = decideAnswer({ ...row, answererId: userId });
  const mayAnswer = can(ctx.actor, "dispute.answer") && verdict.ok;
  return {
    ...shared(row),
    partnerId: row.partnerId,
    partnerName: row.partnerName,
    openedByName: row.openedByName,
    deciderName: row.deciderName,
    answeredByName: row.answeredByName,
    mayAnswer,
    rulesGive: mayAnswer && row.subject === "commission_amount" ? await rulesGive(ctx, row) : null,
    whyNotAnswer: !verdict.ok && verdict.code === "four-eyes" ? verdict.why : null,
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

const listLimit = 200;

/** The desk's appeals: open ones by deadline, or those that ended. */
export async function listDeskDisputes(ctx: VendorCtx, { open }: { open: boolean }) {
  const rows = await listDisputes(ctx.db, { open }, listLimit);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      subject: row.subject as DisputeSubject,
      status: row.status as DisputeStatus,
      companyName: row.companyName,
      partnerName: row.partnerName,
      openedAt: row.openedAt,
      dueFrom: row.dueFrom,
      dueAt: row.dueAt,
      answeredAt: row.answeredAt,
    })),
    open,
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

/**
 * What a partner may appeal about a lead or one of its commissions, and the appeals so far.
 * Throws `not-found` for a record that is not the partner's.
 */
export async function getAppeals(ctx: PartnerCtx, about: { leadId: string } | { commissionId: string }) {
  const scope = scopeOf(ctx.actor);
  const commission = "commissionId" in about ? await findCommission(ctx.db, scope, about.commissionId) : undefined;
  if ("commissionId" in about && !(commission && seesAppeals(ctx.actor, about))) throw notFound("commission");
  const lead = await findLead(ctx.db, scope, commission?.leadId ?? ("leadId" in about ? about.leadId : ""));
  if (!lead) throw notFound("lead");
  const decision = commission ? appealableCommission(commission) : await findLeadDecision(ctx.db, scope, lead);
  const { rules } = await loadVersion(ctx.db, lead.programVersionId);
  const disputes = await listDisputesAbout(ctx.db, scope, { leadId: lead.id, commissionId: commission?.id ?? null });
  const open = disputes.some(({ status }) => status === "open");
  const verdict = decision ? decideAppeal(decision, rules, disputes, ctx.now()) : null;
  return {
    leadId: lead.id,
    commissionId: commission?.id ?? null,
    companyName: lead.companyName,
    subject: decision?.subject ?? null,
    until: decision ? appealUntil(decision.decidedAt, rules) : null,
    disputeHours: rules.serviceLevels.disputeHours,
    mayAppeal: can(ctx.actor, "dispute.open") && verdict?.ok === true && !open,
    /** Why nothing can be appealed any more; while an appeal is open, that one says where it stands. */
    whyNot: verdict?.ok === false && !open ? verdict.why : null,
    disputes: disputes.map(({ subject, status, ...rest }) => ({
      ...rest,
      subject: subject as DisputeSubject,
      status: status as DisputeStatus,
    })),
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

export type Appeals = Awaited<ReturnType<typeof getAppeals>>;
