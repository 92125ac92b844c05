import { type CommissionFilter, findCommission, listCommissions, sumCommissions } from "db/queries/commissions";
import { decodeCursor, toPage } from "~/kernel/page";
import { notFound } from "~/kernel/errors";
import { can, type PartnerCtx, scopeOf, type VendorCtx } from "../../context";
import { commissionWords, decideApproval, decideFulfilment, decideRejection } from "../rules";
import type { CommissionExplanation, CommissionStatus } from "../types";

export const pageSize = 50;
const exportLimit = 20_000;

type Ctx = PartnerCtx | VendorCtx;

export type CommissionQuery = { status?: CommissionStatus; partner?: string; cursor?: string };

function toFilter(query: CommissionQuery): CommissionFilter {
  return { statuses: query.status ? [query.status] : undefined, partnerId: query.partner };
}

/** A page of commissions, newest change first, in words that both sides share. */
async function listPage(ctx: Ctx, query: CommissionQuery, size: number) {
  const cursor = decodeCursor(query.cursor);
  const after = cursor?.sortValue ? { changedAt: new Date(cursor.sortValue), id: cursor.id } : null;
  const rows = await listCommissions(ctx.db, scopeOf(ctx.actor), toFilter(query), {
    after: after && !Number.isNaN(after.changedAt.getTime()) ? after : null,
    backwards: cursor?.direction === "before",
    limit: size + 1,
  });
  return toPage(rows, { cursor, size, sortValue: (row) => row.changedAt.toISOString() });
}

export type StatusSum = { status: CommissionStatus; currency: string; amountMinor: bigint; count: number };

async function readSums(ctx: Ctx): Promise<StatusSum[]> {
  const sums = await sumCommissions(ctx.db, scopeOf(ctx.actor));
  return sums.map(({ status, currency, amount, n }) => ({
    status: status as CommissionStatus,
    currency,
    amountMinor: BigInt(amount),
    count: Number(n),
  }));
}

/** What a partner earns: sums by status, and the list. Nothing of other partners, no names of employees. */
export async function listEarnings(ctx: PartnerCtx, query: CommissionQuery) {
  const [page, sums] = await Promise.all([listPage(ctx, query, pageSize), readSums(ctx)]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: row.id,
      companyName: row.companyName,
      status: row.status as CommissionStatus,
      amountMinor: row.amountMinor,
      currency: row.currency,
      milestone: (row.explanation as CommissionExplanation).milestone,
      holdUntil: row.holdUntil,
      changedAt: row.changedAt,
    })),
    sums,
    size: pageSize,
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

/** One commission as the partner reads it, with the same arithmetic as finance. Throws `not-found`. */
export async function getEarning(ctx: PartnerCtx, id: string) {
  const row = await findCommission(ctx.db, scopeOf(ctx.actor), id);
  if (!row) throw notFound("commission");
  const status = row.status as CommissionStatus;
  return {
    id: row.id,
    leadId: row.leadId,
    companyName: row.companyName,
    status,
    words: commissionWords[status],
    amountMinor: row.amountMinor,
    currency: row.currency,
    explanation: row.explanation as CommissionExplanation,
    holdUntil: row.holdUntil,
    milestoneAt: row.milestoneAt,
    decidedAt: row.decidedAt,
    decisionReason: row.decisionReason,
    paidAt: row.paidAt,
    paymentReference: row.paymentReference,
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

/** The desk's list over all partners. */
export async function listDeskCommissions(ctx: VendorCtx, query: CommissionQuery, size = pageSize) {
  const [page, sums] = await Promise.all([listPage(ctx, query, size), readSums(ctx)]);
  const approverId = ctx.actor.userId;
  return {
    ...page,
    rows: page.rows.map((row) => {
      const status = row.status as CommissionStatus;
      const approval = decideApproval({ ...row, status, approverId });
      return {
        id: row.id,
        revision: row.revision,
        leadId: row.leadId,
        companyName: row.companyName,
        partnerName: row.partnerName,
        status,
        amountMinor: row.amountMinor,
        currency: row.currency,
        milestone: (row.explanation as CommissionExplanation).milestone,
        holdUntil: row.holdUntil,
        milestoneAt: row.milestoneAt,
        changedAt: row.changedAt,
        paymentReference: row.paymentReference,
        fourEyes: row.fourEyes,
        mayApprove: can(ctx.actor, "commission.approve") && approval.ok,
      };
    }),
    sums,
    size,
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

/** All rows of the desk's list, for an export. */
export function exportDeskCommissions(ctx: VendorCtx, query: CommissionQuery) {
  return listDeskCommissions(ctx, { ...query, cursor: undefined }, exportLimit);
}

/** One commission on the desk: who did what, and what this person may do next. Throws `not-found`. */
export async function getDeskCommission(ctx: VendorCtx, id: string) {
  const row = await findCommission(ctx.db, { all: true }, id);
  if (!row) throw notFound("commission");
  const status = row.status as CommissionStatus;
  const { actor } = ctx;
  const approval = decideApproval({ ...row, status, approverId: actor.userId });
  return {
    id: row.id,
    revision: row.revision,
    leadId: row.leadId,
    partnerId: row.partnerId,
    partnerName: row.partnerName,
    companyName: row.companyName,
    status,
    words: commissionWords[status],
    amountMinor: row.amountMinor,
    currency: row.currency,
    explanation: row.explanation as CommissionExplanation,
    holdUntil: row.holdUntil,
    milestoneAt: row.milestoneAt,
    acceptedByName: row.acceptedByName,
    decidedByName: row.decidedByName,
    decidedAt: row.decidedAt,
    decisionReason: row.decisionReason,
    paidAt: row.paidAt,
    paymentReference: row.paymentReference,
    fourEyes: row.fourEyes,
    may: {
      approve: can(actor, "commission.approve") && approval.ok,
      whyNotApprove:
        can(actor, "commission.approve") && !approval.ok && approval.code === "four-eyes" ? approval.why : null,
      reject: can(actor, "commission.approve") && decideRejection(row).ok,
      fulfil: can(actor, "commission.pay") && decideFulfilment(row).ok,
    },
    now: ctx.now(),
    timeZone: actor.timeZone,
  };
}
