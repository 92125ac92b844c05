import { listLeadFacts, listPartnerFacts } from "db/queries/journal";
import { findLead } from "db/queries/leads";
import { listPublishedVersionIds } from "db/queries/programs";
import type { Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { groupBy } from "~/kernel/group-by";
import { loadVersion, type Version } from "../programs/load-rules";
import type { RewardTrigger } from "../programs/program-rules";
import { evaluate } from "./evaluate";
import { findStanding, inOrder, rewardFacts } from "./milestones";
import type { EvaluatedClaims } from "./reconcile";
import type { Evaluation, LeadFact, PartnerFacts } from "./types";

type Lead = NonNullable<Awaited<ReturnType<typeof findLead>>>;

/** A lead with its version, and what its facts come to. */
export type EvaluatedLead = EvaluatedClaims & { version: Version; acceptedBy: string | null };

/** The triggers whose rewards depend on how many milestones a partner had before, in any version of the program. */
async function volumeTriggers(tx: Tx, programId: string): Promise<RewardTrigger[]> {
  const versions = await Promise.all((await listPublishedVersionIds(tx, programId)).map((id) => loadVersion(tx, id)));
  const rewards = versions.flatMap(({ rules }) => rules.rewards.filter(({ conditions }) => conditions.volume));
  return [...new Set(rewards.map(({ trigger }) => trigger))];
}

const enrolmentFacts = ["enrolment.tier_changed", "enrolment.ended"];

/** What is known of a partner in a program; milestones only of the kinds that volume rules count. */
async function loadPartnerFacts(
  tx: Tx,
  of: { partnerId: string; programId: string },
  counted: readonly RewardTrigger[],
): Promise<PartnerFacts> {
  const kinds = [
    ...enrolmentFacts,
    ...counted,
    ...(counted.includes("opportunity.won") ? ["opportunity.reopened"] : []),
  ];
  const facts = await listPartnerFacts(tx, of, kinds);
  const byLead = groupBy(
    facts.filter(({ leadId }) => leadId !== null),
    ({ leadId }) => leadId as string,
  );
  const milestones = [...byLead].flatMap(([leadId, own]) => {
    const ordered = inOrder(own as LeadFact[]);
    return counted.flatMap((kind) => {
      const standing = findStanding(kind, ordered);
      return standing ? [{ leadId, kind, occurredAt: standing.occurredAt }] : [];
    });
  });
  return {
    tiers: facts
      .filter(({ kind }) => kind === "enrolment.tier_changed")
      .map(({ occurredAt, payload }) => ({ from: occurredAt, tier: String((payload as { tier?: string }).tier) })),
    endedAt: facts.find(({ kind }) => kind === "enrolment.ended")?.occurredAt ?? null,
    milestones,
  };
}

async function evaluateLead(tx: Tx, lead: Lead, partner: PartnerFacts): Promise<EvaluatedLead> {
  const version = await loadVersion(tx, lead.programVersionId);
  const facts = await listLeadFacts(tx, lead.id, rewardFacts);
  const { source, employeeCount, planTier } = lead;
  const { due, unearned }: Evaluation = evaluate(
    version,
    facts as LeadFact[],
    { source, employeeCount, planTier },
    partner,
  );
  return {
    base: {
      leadId: lead.id,
      partnerId: lead.partnerId,
      accountKey: lead.domain,
      limits: version.rules.limits,
      timeZone: version.rules.serviceLevels.calendar.timeZone,
    },
    due,
    unearned,
    version,
    acceptedBy: facts.find(({ kind }) => kind === "lead.accepted")?.actorId ?? null,
  };
}

/**
 * Works out a lead, and the partner's other leads whose place in the year it may have moved. Call it with the
 * program's money locked.
 */
export async function evaluateWithPeers(tx: Tx, lead: Lead): Promise<EvaluatedLead[]> {
  const counted = await volumeTriggers(tx, lead.programId);
  const partner = await loadPartnerFacts(tx, lead, counted);
  const peerIds = new Set(partner.milestones.map(({ leadId }) => leadId).filter((id) => id !== lead.id));
  const evaluated = [await evaluateLead(tx, lead, partner)];
  for (const id of peerIds) {
    const peer = await findLead(tx, { all: true }, id);
    assert(peer, "a milestone belongs to a lead");
    evaluated.push(await evaluateLead(tx, peer, partner));
  }
  return evaluated;
}
