import { listFactsOfLeads, listPartnerFacts } from "db/queries/journal";
import { findLead, listLeadsById } from "db/queries/leads";
import { listPublishedVersionIds } from "db/queries/programs";
import type { Db, Tx } from "db/tx";
import { groupBy } from "~/kernel/group-by";
import { takingBack } from "../journal/standing-facts";
import { loadVersion, type Version } from "../programs/load-rules";
import type { RewardTrigger } from "../programs/program-rules";
import { evaluate } from "./evaluate";
import { byOccurrence } from "./fact-order";
import { findMilestones, inOrder } from "./milestones";
import { rewardFacts } from "./reward-facts";
import type { EvaluatedClaims } from "./reconcile";
import type { DueReward, Evaluation, LeadFact, PartnerFacts } from "./types";

type Lead = Awaited<ReturnType<typeof listLeadsById>>[number];
type Fact = Awaited<ReturnType<typeof listFactsOfLeads>>[number];

/** A lead with its version, and what its facts come to. */
export type EvaluatedLead = EvaluatedClaims & {
  version: Version;
  /** Who accepted it, the first one first; null for an acceptance by itself. */
  acceptors: (string | null)[];
};

/** The published versions of a program: what some of them say reaches over leads that are pinned to others. */
export async function publishedVersions(db: Db, programId: string): Promise<Version[]> {
  return Promise.all((await listPublishedVersionIds(db, programId)).map((id) => loadVersion(db, id)));
}

/** The triggers whose rewards depend on how many milestones a partner had before, in any of these versions. */
export function volumeTriggers(versions: readonly Version[]): RewardTrigger[] {
  const rewards = versions.flatMap(({ rules }) => rules.rewards.filter(({ conditions }) => conditions.volume));
  return [...new Set(rewards.map(({ trigger }) => trigger))];
}

const enrolmentFacts = ["enrolment.tier_changed", "enrolment.ended"];

/** What is known of a partner in a program; milestones only of the kinds that volume rules count. */
export async function loadPartnerFacts(
  db: Db,
  of: { partnerId: string; programId: string },
  counted: readonly RewardTrigger[],
): Promise<PartnerFacts> {
  const kinds = [
    ...enrolmentFacts,
    ...takingBack,
    ...counted,
    ...(counted.includes("opportunity.won") ? ["opportunity.reopened"] : []),
  ];
  const facts = await listPartnerFacts(db, of, kinds);
  const byLead = groupBy(
    facts.filter(({ leadId }) => leadId !== null),
    ({ leadId }) => leadId as string,
  );
  const milestones = [...byLead].flatMap(([leadId, own]) => {
    const ordered = inOrder(own as LeadFact[]);
    return counted.flatMap((kind) => {
      const reached = findMilestones(kind, ordered);
      return reached.map(({ key, fact }) => ({ leadId, kind, key, occurredAt: fact.occurredAt }));
    });
  });
  return {
    tiers: (facts as LeadFact[])
      .filter(({ kind }) => kind === "enrolment.tier_changed")
      .sort(byOccurrence)
      .map(({ occurredAt, payload }) => ({ from: occurredAt, tier: String((payload as { tier?: string }).tier) })),
    endedAt: facts.find(({ kind }) => kind === "enrolment.ended")?.occurredAt ?? null,
    milestones,
  };
}

/** A lead's facts as its claims, under its pinned version. */
async function evaluateLead(db: Db, lead: Lead, facts: readonly Fact[], partner: PartnerFacts): Promise<EvaluatedLead> {
  const version = await loadVersion(db, lead.programVersionId);
  const { id, source, employeeCount, planTier } = lead;
  const about = { id, source, employeeCount, planTier };
  const known = inOrder(facts.map((fact) => fact as LeadFact));
  const { due, unearned }: Evaluation = evaluate(version, known, about, partner);
  const acceptors = known.flatMap(({ kind, actorId }) => (kind === "lead.accepted" ? [actorId ?? null] : []));
  return {
    base: {
      leadId: lead.id,
      partnerId: lead.partnerId,
      // A company without a domain is only like itself.
      accountKey: lead.domain || lead.id,
      limits: version.rules.limits,
      timeZone: version.rules.serviceLevels.calendar.timeZone,
    },
    due,
    unearned,
    version,
    acceptors,
  };
}

const leadsAtOnce = 500;

/** Works out leads of one partner and program. */
async function evaluateLeads(db: Db, leadIds: readonly string[], partner: PartnerFacts): Promise<EvaluatedLead[]> {
  const evaluated: EvaluatedLead[] = [];
  for (let from = 0; from < leadIds.length; from += leadsAtOnce) {
    const ids = leadIds.slice(from, from + leadsAtOnce);
    const facts = groupBy(await listFactsOfLeads(db, ids, rewardFacts), ({ leadId }) => leadId);
    for (const lead of await listLeadsById(db, ids)) {
      evaluated.push(await evaluateLead(db, lead, facts.get(lead.id) ?? [], partner));
    }
  }
  return evaluated;
}

/**
 * Works out a lead, and the partner's other leads whose place in the year it may have moved. Call it with the
 * program's money locked.
 */
export async function evaluateWithPeers(
  tx: Tx,
  of: { leadId: string; partnerId: string; programId: string },
  versions: readonly Version[],
): Promise<EvaluatedLead[]> {
  const partner = await loadPartnerFacts(tx, of, volumeTriggers(versions));
  const leadIds = new Set([of.leadId, ...partner.milestones.map(({ leadId }) => leadId)]);
  return evaluateLeads(tx, [...leadIds], partner);
}

/** Works out every lead of a partner that a program has accepted. */
export async function evaluatePartner(tx: Tx, of: { partnerId: string; programId: string }): Promise<EvaluatedLead[]> {
  const versions = await publishedVersions(tx, of.programId);
  const partner = await loadPartnerFacts(tx, of, volumeTriggers(versions));
  const reached = await listPartnerFacts(tx, of, ["lead.accepted"]);
  const leadIds = new Set(reached.flatMap(({ leadId }) => leadId ?? []));
  return evaluateLeads(tx, [...leadIds], partner);
}

/** What a lead's facts come to now, whatever is posted. */
export async function evaluateOne(
  db: Db,
  lead: { id: string; partnerId: string; programId: string },
): Promise<EvaluatedLead | undefined> {
  const partner = await loadPartnerFacts(db, lead, volumeTriggers(await publishedVersions(db, lead.programId)));
  const [evaluated] = await evaluateLeads(db, [lead.id], partner);
  return evaluated;
}

/** What a lead's rules give for one of its rewards now, or null when they give none. */
export async function findDue(
  db: Db,
  of: { leadId: string; rewardKey: string; milestoneKey: string },
): Promise<DueReward | null> {
  const lead = await findLead(db, { all: true }, of.leadId);
  if (!lead) return null;
  const evaluated = await evaluateOne(db, lead);
  const isIt = ({ rewardKey, milestoneKey }: DueReward) =>
    rewardKey === of.rewardKey && milestoneKey === of.milestoneKey;
  return evaluated?.due.find(isIt) ?? null;
}
