import { listCommissionEvents, listCommissionsOfProgram } from "db/queries/commissions";
import { listEnrolledPartnerIds } from "db/queries/programs";
import type { Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { groupBy } from "~/kernel/group-by";
import { loadVersion } from "../programs/load-rules";
import { type Columns, columnsOf } from "./columns";
import { claimKey } from "./limits";
import { type EvaluatedLead, evaluatePartner } from "./load-evaluation";
import { asClaim, limitClaims, mergeClaims, type NextClaim, outrankedOf, type PostedClaim } from "./reconcile";
import type { Commission } from "./save-commission";
import type { CommissionExplanation } from "./types";

type Event = Awaited<ReturnType<typeof listCommissionEvents>>[number];

/** What people and payouts did with a commission, as the journal tells. Minor units. */
type Decisions = { approvedMinor: bigint; settledMinor: bigint; rejected: boolean };

/** A commission as the journal alone gives it. */
export type Recomputed = Decisions & {
  columns: Columns;
  /** False when the journal does not make it due any more; then some columns keep what they said last. */
  due: boolean;
  /** Who accepted its lead, the first one first; null for a lead that was accepted by itself. */
  acceptors: readonly (string | null)[];
};

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
): Promise<{ recomputed: Map<string, Recomputed>; rows: Map<string, Commission> }> {
  const posted = await listCommissionsOfProgram(tx, programId);
  const rows = new Map(posted.map((row) => [claimKey(row), row]));
  const events = groupBy(await listCommissionEvents(tx, programId), ({ commissionId }) => commissionId);
  const decisionsOf = (claim: NextClaim) => follow(events.get(rows.get(claimKey(claim))?.id ?? "") ?? []);

  const leads = new Map<string, EvaluatedLead>();
  for (const partnerId of await listEnrolledPartnerIds(tx, programId)) {
    for (const lead of await evaluatePartner(tx, { partnerId, programId })) leads.set(lead.base.leadId, lead);
  }
  const known: PostedClaim[] = [];
  for (const row of posted) known.push(asClaim(row, (await loadVersion(tx, row.programVersionId)).rules));
  const claims = mergeClaims([...leads.values()], known).map((claim) => ({
    ...claim,
    rejected: decisionsOf(claim).rejected,
    // A lead without any milestone left is worked out nowhere: what was posted for it is not due.
    ...(leads.has(claim.leadId) ? {} : { grossMinor: 0n }),
  }));
  const outranked = outrankedOf(claims);
  const recomputed = new Map<string, Recomputed>();
  for (const [claim, limited] of limitClaims(claims, outranked)) {
    const key = claimKey(claim);
    const row = rows.get(key);
    const versionId = leads.get(claim.leadId)?.version.id ?? row?.programVersionId;
    assert(versionId, "a claim has a version");
    const { rules } = await loadVersion(tx, versionId);
    const before = row?.explanation as CommissionExplanation | undefined;
    recomputed.set(key, {
      ...decisionsOf(claim),
      columns: columnsOf(claim, limited, outranked.has(claim), rules, before),
      due: claim.due !== undefined,
      acceptors: leads.get(claim.leadId)?.acceptors ?? [],
    });
  }
  return { recomputed, rows };
}
