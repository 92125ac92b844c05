import { countLeads } from "db/queries/lead-counts";
import { findQueueNeighbours, listQueue } from "db/queries/lead-lists";
import { decodeCursor, toPage } from "~/kernel/page";
import type { VendorCtx } from "../../context";

const size = 50;

/** The review queue, oldest deadline first. The total comes from the counters, not from a scan. */
export async function getReviewQueue(ctx: VendorCtx, cursorText: string | undefined) {
  const cursor = decodeCursor(cursorText);
  const [rows, counts] = await Promise.all([
    listQueue(ctx.db, { cursor, limit: size + 1 }),
    countLeads(ctx.db, { all: true }),
  ]);
  const page = toPage(rows, { cursor, size, sortValue: (row) => row.dueAt?.toISOString() ?? null });
  const waiting = (status: string) =>
    counts.filter((row) => row.status === status).reduce((sum, row) => sum + row.n, 0);
  return {
    ...page,
    total: waiting("submitted") + waiting("in_review"),
    waitingForPartner: waiting("needs_info"),
    size,
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

/** The leads to look at before and after this one; null at the ends of the queue. */
export type QueueNeighbours = { previousId: string | null; nextId: string | null };

/** Who stands beside a lead in the queue, by deadline. */
export async function getQueueNeighbours(ctx: VendorCtx, leadId: string): Promise<QueueNeighbours> {
  const { previousId, nextId } = await findQueueNeighbours(ctx.db, leadId);
  return { previousId, nextId };
}

/**
 * What a reviewer leaves, by its name, and the lead to open once it is decided: who stands behind it, else the most
 * urgent; null when none is left.
 */
export async function findNextLead(ctx: VendorCtx, leadId: string) {
  const { nextId, firstId, companyName } = await findQueueNeighbours(ctx.db, leadId);
  return { companyName: companyName ?? "", nextId: nextId ?? firstId };
}
