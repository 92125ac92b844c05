import {
  listCommissionsOfAccountsForUpdate,
  listCommissionsOfMonthForUpdate,
  lockMoneyOfLead,
} from "db/queries/commissions";
import { listPartnerFacts } from "db/queries/journal";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { loadVersion, type Version } from "../../programs/load-rules";
import { rewardTriggers } from "../../programs/program-rules";
import { type Columns, columnsOf, differs } from "../columns";
import { limitsMonths } from "../limits";
import { type EvaluatedLead, evaluateWithPeers, publishedVersions } from "../load-evaluation";
import {
  asClaim,
  limitClaims,
  mergeClaims,
  type NextClaim,
  outrankedOf,
  type PostedClaim,
  touchedMonths,
} from "../reconcile";
import { addCommissions, changeCommission, type Commission, type NewCommission } from "../save-commission";
import type { CommissionExplanation, ExplanationItem } from "../types";
import { whyLess } from "../why-less";
import { approveByItself } from "./approve-by-itself";

type Known = { rows: Map<string, Commission>; versions: Map<string, Version> };

/** Notes rows as they were read, and gives them as claims with the limits of their own version. */
async function remember(tx: Tx, known: Known, rows: readonly Commission[]): Promise<PostedClaim[]> {
  const claims: PostedClaim[] = [];
  for (const row of rows) {
    if (known.rows.has(row.id)) continue;
    const version = await loadVersion(tx, row.programVersionId);
    known.rows.set(row.id, row);
    known.versions.set(row.leadId, version);
    claims.push(asClaim(row, version.rules));
  }
  return claims;
}

/**
 * Everything that the evaluated leads' claims compete with: their companies' claims, then, in a program that limits
 * months, the months these count for.
 */
async function gather(
  tx: Tx,
  known: Known,
  { programId, versions, evaluated }: { programId: string; versions: Version[]; evaluated: readonly EvaluatedLead[] },
) {
  const accounts = [...new Set(evaluated.map(({ base }) => base.accountKey))];
  const posted = await remember(tx, known, await listCommissionsOfAccountsForUpdate(tx, programId, accounts));
  const claims = mergeClaims(evaluated, posted);
  const outranked = outrankedOf(claims);
  // A partner with hundreds of rewards a month would have each of them read again for each of them.
  if (!versions.some(({ rules: { limits } }) => limitsMonths(limits))) return { claims, outranked };
  for (const { partnerId, month } of touchedMonths(claims, outranked)) {
    const rows = await listCommissionsOfMonthForUpdate(tx, { programId, partnerId, month });
    for (const claim of await remember(tx, known, rows)) {
      const next: NextClaim = { ...claim, posted: claim };
      claims.push(next);
      if (claim.outranked) outranked.add(next);
    }
  }
  return { claims, outranked };
}

type Wanted = Columns & { acceptedBy?: string | null };

async function update(tx: Tx, ctx: Ctx, row: Commission, wanted: Wanted): Promise<Commission | null> {
  // What kind of reward it is, and for which step, follows from its key and never changes.
  const { kind: _kind, trigger: _trigger, ...columns } = wanted;
  if (!differs(row, columns)) return null;
  const { explanation, cuts, ...change } = columns;
  const delta = wanted.amountMinor - row.amountMinor;
  const said = { explanation: row.explanation as CommissionExplanation, cuts: row.cuts as ExplanationItem[] };
  const why: Record<string, string> =
    delta < 0n ? { why: whyLess(said, { explanation: explanation ?? said.explanation, cuts }) } : {};
  const payload = { deltaMinor: delta.toString(), settledMinor: row.settledMinor.toString(), ...why };
  const kind = delta > 0n ? "commission.accrued" : "commission.reversed";
  const texts = { cuts: JSON.stringify(cuts), ...(explanation ? { explanation: JSON.stringify(explanation) } : {}) };
  const event = delta === 0n || row.rejected ? null : ({ kind, payload } as const);
  return changeCommission(tx, ctx, row, { ...change, ...texts }, event);
}

/**
 * Brings a lead's commissions in line with its journal: what is due is compared with what was posted, and only the
 * difference is posted. Limits reach over leads, so one reconciliation of a program runs at a time, and the
 * commissions that it moves may belong to other leads. May run at any time, twice, or in any order.
 */
export async function reconcileLead(ctx: Ctx, leadId: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const place = await lockMoneyOfLead(tx, leadId);
    assert(place, "a fact of a lead has its lead");
    const { programId } = place;
    const versions = await publishedVersions(tx, programId);
    const evaluated = await evaluateWithPeers(tx, { ...place, leadId }, versions);
    const known: Known = {
      rows: new Map(),
      versions: new Map(evaluated.map(({ base, version }) => [base.leadId, version])),
    };
    const { claims, outranked } = await gather(tx, known, { programId, versions, evaluated });
    const acceptedBy = new Map(evaluated.map((one) => [one.base.leadId, one.acceptors[0] ?? null]));
    const fresh: { commission: NewCommission; wholeMinor: bigint }[] = [];
    for (const [claim, limited] of limitClaims(claims, outranked)) {
      const version = known.versions.get(claim.leadId);
      assert(version, "every claim has a version");
      const accepted = acceptedBy.get(claim.leadId) ?? null;
      const { due, posted } = claim;
      const row = posted && known.rows.get(posted.id);
      const before = row?.explanation as CommissionExplanation | undefined;
      const columns = columnsOf(claim, limited, outranked.has(claim), version.rules, before);
      if (row) {
        // The acceptance may arrive after what it led to; the four-eyes rule has to know who accepted before it is asked.
        const late = row.decidedAt === null && accepted !== null ? { acceptedBy: accepted } : {};
        const after = await update(tx, ctx, row, { ...columns, ...late });
        if (after) await approveByItself(tx, ctx, after, version.rules.approval);
      } else if (due) {
        const { leadId: claimLead, partnerId, rewardKey, milestoneKey, trigger, currency } = claim;
        const commission = {
          ...{ leadId: claimLead, partnerId, programId, rewardKey, milestoneKey, trigger, currency },
          ...columns,
          id: ctx.newId("comm"),
          programVersionId: version.id,
          kind: due.kind,
          holdUntil: due.holdUntil,
          explanation: due.explanation,
          acceptedBy: accepted,
        };
        fresh.push({ commission, wholeMinor: due.byRules.amountMinor });
      }
    }
    for (const added of await addCommissions(tx, ctx, fresh)) {
      const { rules } = await loadVersion(tx, added.programVersionId);
      await approveByItself(tx, ctx, added, rules.approval);
    }
  });
}

/** Works out every lead of a partner in a program that reached a milestone since a moment, one after the other. */
export async function reconcilePartner(
  ctx: Ctx,
  of: { partnerId: string; programId: string; since: Date },
): Promise<void> {
  const facts = await listPartnerFacts(ctx.db, of, rewardTriggers);
  const leadIds = facts.filter(({ occurredAt }) => occurredAt >= of.since).map(({ leadId }) => leadId);
  for (const leadId of new Set(leadIds)) if (leadId) await reconcileLead(ctx, leadId);
}
