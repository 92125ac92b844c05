import { insertCommissions, updateCommission } from "db/queries/commissions";
import { findLatestTransaction } from "db/queries/ledger";
import type { Tx } from "db/tx";
import type { Commissions } from "db/types.generated";
import type { Insertable, Selectable, Updateable } from "kysely";
import { conflict } from "~/kernel/errors";
import type { Ctx } from "../context";
import { appendAll, type JournalPayload, type NewJournalEntry } from "../journal/append-journal";
import { type NewTransaction, postTransactions } from "../ledger/commands/post-transaction";
import type { LedgerMemo } from "../ledger/types";
import { postingsBetween } from "./postings";
import { statusOf } from "./standing";
import type { CommissionExplanation, ExplanationItem } from "./types";
import { whyLess } from "./why-less";

export type Commission = Selectable<Commissions>;

type CommissionKind =
  | "commission.accrued"
  | "commission.released"
  | "commission.approved"
  | "commission.approval_revoked"
  | "commission.rejected"
  | "commission.reversed"
  | "commission.cut"
  | "commission.paid"
  | "commission.reclaimed"
  | "commission.reopened";

/** What is recorded with a change; null for one that is no event of its own, such as a new explanation. */
export type CommissionEvent = { kind: CommissionKind; payload?: JournalPayload; payoutId?: string } | null;

/** Which posting an event takes back, as a whole or in part; the books are corrected by reversals only. */
function takenBackKind({ kind, payoutId }: NonNullable<CommissionEvent>): CommissionKind | null {
  if (kind === "commission.reversed" || kind === "commission.rejected") return "commission.accrued";
  if (kind === "commission.approval_revoked") return "commission.approved";
  if (kind === "commission.reopened") return payoutId ? "commission.paid" : "commission.rejected";
  return null;
}

async function findReversed(tx: Tx, commissionId: string, event: CommissionEvent): Promise<string | undefined> {
  const kind = event && takenBackKind(event);
  if (!kind) return undefined;
  const payoutId = kind === "commission.paid" ? event.payoutId : undefined;
  return (await findLatestTransaction(tx, { commissionId, kind, payoutId }))?.id;
}

/** Why the amount is what it is now: a statement of this month says so for ever. */
function memoOf({ explanation, cuts, decisionReason }: Commission): LedgerMemo {
  const { milestone, reward, arithmetic } = explanation as CommissionExplanation;
  const cut = (cuts as ExplanationItem[]).map(({ rule, effect }) => `${rule}: ${effect}`);
  return { milestone, reward, arithmetic, cuts: cut, reason: decisionReason };
}

/** A commission before and after it changed, and what is recorded of it. */
type Change = { before: Commission | null; after: Commission; event: CommissionEvent };

async function transactionOf(tx: Tx, { before, after, event }: Change): Promise<NewTransaction> {
  return {
    key: `${after.id}:${after.revision}`,
    kind: event?.kind ?? "commission.reversed",
    postings: postingsBetween(after, before, after),
    commissionId: after.id,
    payoutId: event?.payoutId,
    reversesId: await findReversed(tx, after.id, event),
    memo: memoOf(after),
  };
}

function entryOf({ after }: Change, event: NonNullable<CommissionEvent>): NewJournalEntry {
  const { leadId, partnerId, programId, currency, rewardKey, milestoneKey } = after;
  // With what it is for: when it was paid is a fact that its own rules ask for.
  const about = { commissionId: after.id, rewardKey, milestoneKey };
  const payload = { ...about, amountMinor: after.amountMinor.toString(), currency, ...event.payload };
  return { kind: event.kind, leadId, partnerId, programId, payload };
}

async function record(tx: Tx, ctx: Ctx, changes: readonly Change[]): Promise<void> {
  const transactions: NewTransaction[] = [];
  for (const change of changes) if (change.after.kind === "cash") transactions.push(await transactionOf(tx, change));
  await postTransactions(tx, ctx, transactions);
  await appendAll(
    tx,
    ctx,
    changes.flatMap((change) => (change.event ? [entryOf(change, change.event)] : [])),
  );
}

export type NewCommission = Omit<
  Insertable<Commissions>,
  "status" | "createdAt" | "changedAt" | "explanation" | "cuts"
> & {
  grossMinor: bigint;
  amountMinor: bigint;
  holdUntil: Date;
  explanation: unknown;
  cuts: unknown;
};

/** What is told of a new commission: what it adds, or what limits kept from it. Minor units. */
function firstEvent(commission: Commission, wholeMinor: bigint): CommissionEvent {
  if (commission.amountMinor > 0n) return { kind: "commission.accrued" };
  if (wholeMinor === 0n) return null;
  const explanation = commission.explanation as CommissionExplanation;
  const why = whyLess(undefined, { explanation, cuts: commission.cuts as ExplanationItem[] });
  const byCap = explanation.capped ?? false;
  return { kind: "commission.cut", payload: { deltaMinor: (-wholeMinor).toString(), settledMinor: "0", why, byCap } };
}

/**
 * Adds commissions; the status of each follows from its amounts, and the ledger takes what they add.
 * @param added each with what it would be without any limit, in minor units
 */
export async function addCommissions(
  tx: Tx,
  ctx: Ctx,
  added: readonly { commission: NewCommission; wholeMinor: bigint }[],
): Promise<Commission[]> {
  if (added.length === 0) return [];
  const now = ctx.now();
  const untouched = { approvedMinor: 0n, settledMinor: 0n, reservedMinor: 0n, rejected: false, flagged: false };
  const rows = await insertCommissions(
    tx,
    added.map(({ commission }) => ({
      ...commission,
      explanation: JSON.stringify(commission.explanation),
      cuts: JSON.stringify(commission.cuts),
      status: statusOf({ ...untouched, ...commission }, now),
      createdAt: now,
      changedAt: now,
    })),
  );
  const whole = new Map(added.map(({ commission, wholeMinor }) => [commission.id, wholeMinor]));
  const changes = rows.map((after): Change => {
    return { before: null, after, event: firstEvent(after, whole.get(after.id) ?? 0n) };
  });
  await record(tx, ctx, changes);
  return rows;
}

/**
 * The one way in which a commission changes: its status follows from its amounts, the ledger takes the difference,
 * and the journal says what happened. Throws `changed-meanwhile` when it is not as the caller read it.
 */
export async function changeCommission(
  tx: Tx,
  ctx: Ctx,
  before: Commission,
  change: Updateable<Commissions>,
  event: CommissionEvent,
): Promise<Commission> {
  const now = ctx.now();
  const next = { ...before, ...change } as Commission;
  const status = statusOf(next, now);
  const after = await updateCommission(tx, before, { ...change, status, changedAt: now });
  if (!after) throw conflict("This commission changed meanwhile.");
  await record(tx, ctx, [{ before, after, event }]);
  return after;
}
