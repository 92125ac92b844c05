import { listCommissionEvents, listCommissionsOfProgram } from "db/queries/commissions";
import { listEnrolledPartnerIds } from "db/queries/programs";
import type { Tx } from "db/tx";
import { groupBy } from "~/kernel/group-by";
import { evaluatePartner } from "./load-evaluation";
import { limitClaims, mergeClaims, type NextClaim, outrankedOf } from "./reconcile";

export type CommissionRow = Awaited<ReturnType<typeof listCommissionsOfProgram>>[number];
type Event = Awaited<ReturnType<typeof listCommissionEvents>>[number];

/** What people and payouts did with a commission, as the journal tells. Minor units. */
type Decisions = { approvedMinor: bigint; settledMinor: bigint; rejected: boolean };

/** A commission as the journal alone gives it, beside the row that there is. */
export type Recomputed = Decisions & { claim: NextClaim; amountMinor: bigint; outranked: boolean };

/** A commission by what it is for: its id is no fact. */
export const commissionKey = (of: { leadId: string; rewardKey: string; milestoneKey: string }): string =>
  `${of.leadId} ${of.rewardKey} ${of.milestoneKey}`;

const undecided: Decisions = { approvedMinor: 0n, settledMinor: 0n, rejected: false };

/** Follows what was recorded about one commission, in the order in which it was. */
function follow(events: readonly Event[]): Decisions {
  const state = { ...undecided };
  for (const { kind, payload } of events) {
    const { amountMinor = "0", approvedMinor = "0", paidMinor } = payload as Record<string, string | undefined>;
    if (kind === "commission.approved") state.approvedMinor = BigInt(amountMinor);
    if (kind === "commission.approval_revoked") state.approvedMinor = BigInt(approvedMinor);
    if (kind === "commission.rejected") state.rejected = true;
    if (kind === "commission.reopened" && paidMinor === undefined) state.rejected = false;
    if (kind === "commission.paid" || paidMinor !== undefined) state.settledMinor += BigInt(paidMinor ?? amountMinor);
  }
  return state;
}

/** Every commission of a program, worked out from the journal and nothing else, and the rows that are there. */
export async function recomputeProgram(
  tx: Tx,
  programId: string,
): Promise<{ recomputed: Map<string, Recomputed>; rows: Map<string, CommissionRow> }> {
  const posted = await listCommissionsOfProgram(tx, programId);
  const rows = new Map(posted.map((row) => [commissionKey(row), row]));
  const events = groupBy(await listCommissionEvents(tx, programId), ({ commissionId }) => commissionId);
  const decisionsOf = (claim: NextClaim) => follow(events.get(rows.get(commissionKey(claim))?.id ?? "") ?? []);

  const claims: NextClaim[] = [];
  for (const partnerId of await listEnrolledPartnerIds(tx, programId)) {
    const fresh = mergeClaims(await evaluatePartner(tx, { partnerId, programId }), []);
    claims.push(...fresh.map((claim) => ({ ...claim, rejected: decisionsOf(claim).rejected })));
  }
  const outranked = outrankedOf(claims);
  const recomputed = new Map<string, Recomputed>();
  for (const [claim, { amountMinor }] of limitClaims(claims, outranked)) {
    recomputed.set(commissionKey(claim), {
      ...decisionsOf(claim),
      claim,
      amountMinor,
      outranked: outranked.has(claim),
    });
  }
  return { recomputed, rows };
}
