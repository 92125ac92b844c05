import { listLatestLeads, listLeadsToAnswer } from "db/queries/home";
import { listOpenExtensions } from "db/queries/lead-extensions";
import { countLeads, countMilestonesByMonth } from "db/queries/lead-counts";
import { after, day } from "~/kernel/time";
import { can, type PartnerCtx, type VendorCtx } from "../../context";
import { listDeskCommissions, readSums } from "../../commissions/views/commissions";
import { stateOf } from "../../leads/move-lead";
import { describeStanding } from "../../leads/standing";
import { listApplicationsToDecide } from "../../onboarding/views/applications";
import { listOpenSteps } from "../../onboarding/views/start";
import { getPayoutObstacles } from "../../payouts/views/payout-obstacles";
import { getReviewQueue } from "../../review/views/review-queue";
import { getAssignList, getInbox, getPipeline } from "../../sales/views/assignment";

const fewRows = 6;
const monthsShown = 12;

function since(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsShown + 1, 1));
}

async function earningsOf(ctx: PartnerCtx) {
  return (await readSums(ctx)).filter(({ kind }) => kind === "cash");
}

/** What needs a partner now: questions, what changed last, what it earns. */
export async function getPartnerHome(ctx: PartnerCtx) {
  const { partnerId, timeZone, name } = ctx.actor;
  const now = ctx.now();
  const [toAnswer, latest, counts, months, earnings, openSteps, payout] = await Promise.all([
    listLeadsToAnswer(ctx.db, partnerId, fewRows),
    listLatestLeads(ctx.db, partnerId, fewRows + 2),
    countLeads(ctx.db, { partnerId }),
    countMilestonesByMonth(ctx.db, { partnerId }, since(now)),
    can(ctx.actor, "earnings.read") ? earningsOf(ctx) : null,
    listOpenSteps(ctx),
    can(ctx.actor, "earnings.read") ? getPayoutObstacles(ctx) : null,
  ]);
  const sum = (matches: (row: (typeof counts)[number]) => boolean) =>
    counts.filter(matches).reduce((total, row) => total + row.n, 0);
  const withWords = <Row extends { status: string; stage: string | null }>(row: Row) => ({
    ...row,
    standing: describeStanding(stateOf(row), "partner"),
  });
  return {
    name,
    /** What stands between the organisation and its leads, in all of its programs. */
    openSteps,
    toAnswer: toAnswer.map(withWords),
    latest: latest.map(withWords),
    figures: {
      undecided: sum((row) => ["submitted", "in_review", "needs_info"].includes(row.status)),
      inSales: sum((row) => row.status === "accepted" && row.stage !== "won" && row.stage !== "lost"),
      won: sum((row) => row.stage === "won"),
    },
    months,
    earnings,
    /** What keeps approved money from being paid; null for those who do not see money, and while there is none. */
    payout: earnings?.some(({ status }) => status === "approved") ? payout : null,
    now,
    timeZone,
  };
}

/** What needs an employee now, part by part of the roles held. */
export async function getDeskHome(ctx: VendorCtx) {
  const { actor } = ctx;
  const now = ctx.now();
  const none = Promise.resolve(null);
  const [queue, assign, extensions, applications, inbox, pipeline, approvals, payments, months] = await Promise.all([
    can(actor, "lead.review") ? getReviewQueue(ctx, undefined) : none,
    can(actor, "lead.assign") ? getAssignList(ctx) : none,
    can(actor, "lead.assign") ? listOpenExtensions(ctx.db, fewRows) : none,
    can(actor, "partner.manage") ? listApplicationsToDecide(ctx, fewRows) : none,
    can(actor, "lead.work") ? getInbox(ctx) : none,
    can(actor, "lead.work") ? getPipeline(ctx, false) : none,
    can(actor, "commission.approve") ? listDeskCommissions(ctx, { status: "awaiting_approval" }, fewRows) : none,
    can(actor, "commission.pay") ? listDeskCommissions(ctx, { status: "approved" }, fewRows) : none,
    can(actor, "lead.read") ? countMilestonesByMonth(ctx.db, { all: true }, since(now)) : none,
  ]);
  const soon = after(now, day);
  return {
    name: actor.name,
    queue: queue && {
      total: queue.total,
      waitingForPartner: queue.waitingForPartner,
      overdue: queue.rows.filter((row) => row.dueAt && row.dueAt < now).length,
      dueSoon: queue.rows.filter((row) => row.dueAt && row.dueAt >= now && row.dueAt < soon).length,
      rows: queue.rows.slice(0, fewRows),
    },
    assign: assign && toAssign(assign),
    /** Partners who ask for more protection. */
    extensions,
    applications,
    inbox: inbox && {
      offers: inbox.offers.slice(0, fewRows),
      offersTotal: inbox.offers.length,
      owned: inbox.owned.slice(0, fewRows),
      ownedTotal: inbox.owned.length,
    },
    pipeline: pipeline && { open: pipeline.open.length, mine: pipeline.mine },
    approvals: approvals && { rows: approvals.rows, sums: approvals.sums },
    payments: payments && { rows: payments.rows },
    months,
    now,
    timeZone: actor.timeZone,
  };
}

/** Leads that nobody was offered yet: what is offered waits for a rep, not for the manager. */
function toAssign({ rows, left }: Awaited<ReturnType<typeof getAssignList>>) {
  const open = [...left, ...rows].filter((row) => row.offeredToName === null);
  return { total: open.length, rows: open.slice(0, fewRows) };
}

export type PartnerHome = Awaited<ReturnType<typeof getPartnerHome>>;
export type DeskHome = Awaited<ReturnType<typeof getDeskHome>>;
