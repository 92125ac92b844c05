import { type CommissionFilter, findCommission, listCommissions, sumCommissions } from "db/queries/commissions";
import { decodeCursor, toPage } from "~/kernel/page";
import { notFound } from "~/kernel/errors";
import { can, type PartnerCtx, scopeOf, type VendorCtx } from "../../context";
import type { RewardKind } from "../../programs/program-rules";
import { approverOf } from "../commands/decide-commission";
import { decideApproval, standingWords } from "../rules";
import { findHoldingReview } from "./holding-review";
import { positionOf } from "../standing";
import type { CommissionExplanation, CommissionStatus, ExplanationItem } from "../types";

export const pageSize = 50;
const exportLimit = 20_000;

type Ctx = PartnerCtx | VendorCtx;

export type CommissionQuery = {
  status?: CommissionStatus;
  partner?: string;
  program?: string;
  month?: string;
  inKind?: boolean;
  cursor?: string;
};

function toFilter({ status, partner, program, month, inKind }: CommissionQuery): CommissionFilter {
  return { statuses: status ? [status] : undefined, partnerId: partner, programId: program, month, inKind };
}

type Amounts = Parameters<typeof positionOf>[0] & { grossMinor: bigint; currency: string; cuts: unknown };

/** What an amount went through: before limits, what cut it, what was paid of it, and what is to be netted. Minor units. */
export function amountsOf(row: Amounts) {
  const { grossMinor, amountMinor, approvedMinor, settledMinor, currency } = row;
  const { receivable } = positionOf(row);
  const cuts = row.cuts as ExplanationItem[];
  return { grossMinor, cuts, amountMinor, approvedMinor, settledMinor, nettedMinor: receivable, currency };
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

/** Sums of the commissions of one status, kind and currency. Minor units. */
export type StatusSum = {
  status: CommissionStatus;
  kind: RewardKind;
  currency: string;
  amountMinor: bigint;
  approvedMinor: bigint;
  settledMinor: bigint;
  firstHoldUntil: Date;
  count: number;
};

async function readSums(ctx: Ctx): Promise<StatusSum[]> {
  return (await sumCommissions(ctx.db, scopeOf(ctx.actor))).map(({ status, kind, currency, amount, n, ...sums }) => ({
    status: status as CommissionStatus,
    kind: kind as RewardKind,
    currency,
    amountMinor: BigInt(amount),
    approvedMinor: BigInt(sums.approved),
    settledMinor: BigInt(sums.settled),
    firstHoldUntil: sums.firstHoldUntil,
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
      kind: row.kind as RewardKind,
      status: row.status as CommissionStatus,
      amountMinor: row.amountMinor,
      currency: row.currency,
      pilot: row.pilot,
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
    kind: row.kind as RewardKind,
    status,
    words: standingWords({ ...row, status }),
    review: await findHoldingReview(ctx.db, row),
    ...amountsOf(row),
    pilot: row.pilot,
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
  const approver = approverOf(ctx);
  return {
    ...page,
    rows: page.rows.map((row) => {
      const status = row.status as CommissionStatus;
      const approval = decideApproval(row, approver);
      return {
        id: row.id,
        revision: row.revision,
        leadId: row.leadId,
        companyName: row.companyName,
        partnerName: row.partnerName,
        programName: row.programName,
        approvedMinor: row.approvedMinor,
        settledMinor: row.settledMinor,
        kind: row.kind as RewardKind,
        status,
        amountMinor: row.amountMinor,
        currency: row.currency,
        pilot: row.pilot,
        milestone: (row.explanation as CommissionExplanation).milestone,
        holdUntil: row.holdUntil,
        milestoneAt: row.milestoneAt,
        changedAt: row.changedAt,
        paidAt: row.paidAt,
        paidByName: row.paidByName,
        paymentReference: row.paymentReference,
        fourEyes: row.fourEyes || row.aboveRules,
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
