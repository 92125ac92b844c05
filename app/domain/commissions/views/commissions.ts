import { sumCommissionParts } from "db/queries/commission-parts";
import { type CommissionFilter, findCommission, listCommissions } from "db/queries/commissions";
import { decodeCursor, toPage } from "~/kernel/page";
import { notFound } from "~/kernel/errors";
import { can, type PartnerCtx, scopeOf, type VendorCtx } from "../../context";
import type { RewardKind } from "../../programs/program-rules";
import { approverOf } from "../approver";
import { decideApproval, standingWords, waitingWords } from "../rules";
import { findHoldingReview } from "./holding-review";
import { type Part, partsOf, positionOf } from "../standing";
import {
  type CommissionExplanation,
  type ShownStatus,
  type CommissionStatus,
  shownStatuses,
  type ExplanationItem,
} from "../types";

export const pageSize = 50;
const exportLimit = 20_000;

type Ctx = PartnerCtx | VendorCtx;

export type CommissionQuery = {
  status?: ShownStatus;
  partner?: string;
  program?: string;
  month?: string;
  inKind?: boolean;
  pilot?: "yes" | "no";
  taken?: boolean;
  cursor?: string;
};

function toFilter(query: CommissionQuery, now: Date): CommissionFilter {
  const { status, partner, program, month, inKind, pilot, taken } = query;
  const stands = status && { part: status, now };
  return { stands, partnerId: partner, programId: program, month, inKind, taken, pilot: pilot && pilot === "yes" };
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
  const rows = await listCommissions(ctx.db, scopeOf(ctx.actor), toFilter(query, ctx.now()), {
    after: after && !Number.isNaN(after.changedAt.getTime()) ? after : null,
    backwards: cursor?.direction === "before",
    limit: size + 1,
  });
  return toPage(rows, { cursor, size, sortValue: (row) => row.changedAt.toISOString() });
}

/** What stands at one status of one kind and currency: the parts of commissions, and how many have one. Minor units. */
export type StatusSum = {
  status: ShownStatus;
  kind: RewardKind;
  currency: string;
  amountMinor: bigint;
  /** When the next hold ends by itself, of all in this kind and currency. */
  firstHoldUntil: Date | null;
  count: number;
};

/** What all commissions that this person may see come to, part by part; parts that nothing has are left out. */
export async function readSums(ctx: Ctx): Promise<StatusSum[]> {
  const rows = await sumCommissionParts(ctx.db, scopeOf(ctx.actor), shownStatuses, ctx.now());
  return rows.flatMap(({ kind, currency, firstHoldUntil, parts }) =>
    parts
      .filter(({ n }) => n > 0)
      .map(({ part, sum, n }) => ({
        status: part as ShownStatus,
        kind: kind as RewardKind,
        currency,
        amountMinor: BigInt(sum),
        firstHoldUntil,
        count: n,
      })),
  );
}

type Standing = Parameters<typeof positionOf>[0] & { status: string; cut: boolean };

/** Where a commission stands, and its parts when they do not all stand there. */
export function standingOf(row: Standing, now: Date): { status: ShownStatus; parts: Part[] } {
  const status = row.status as CommissionStatus;
  const parts = partsOf({ ...row, status }, now);
  return { status: row.cut ? "cut" : status, parts: parts.length > 1 ? parts : [] };
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
      ...standingOf(row, ctx.now()),
      amountMinor: row.amountMinor,
      currency: row.currency,
      pilot: row.pilot,
      milestone: (row.explanation as CommissionExplanation).milestone,
      holdUntil: row.holdUntil,
      flagged: row.flagged,
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
  const { status, parts } = standingOf(row, ctx.now());
  return {
    id: row.id,
    leadId: row.leadId,
    companyName: row.companyName,
    programName: row.programName,
    kind: row.kind as RewardKind,
    status,
    parts,
    words: standingWords({ ...row, status }),
    waiting: waitingWords({ ...row, status }, row.payoutRhythm),
    review: await findHoldingReview(ctx.db, row),
    ...amountsOf(row),
    pilot: row.pilot,
    explanation: row.explanation as CommissionExplanation,
    rulesZone: row.rulesZone,
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
        ...standingOf(row, ctx.now()),
        amountMinor: row.amountMinor,
        currency: row.currency,
        pilot: row.pilot,
        milestone: (row.explanation as CommissionExplanation).milestone,
        holdUntil: row.holdUntil,
        flagged: row.flagged,
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
