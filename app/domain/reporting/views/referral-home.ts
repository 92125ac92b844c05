import { listDefaultLinks } from "db/queries/links";
import { listLeadEarnings, listReferrals } from "db/queries/lead-lists";
import { listEnrolments } from "db/queries/programs";
import { can, type PartnerCtx } from "../../context";
import { describeStanding, type StandingFacts } from "../../leads/standing";
import type { ProgramKind } from "../../programs/fields";
import type { RewardKind } from "../../programs/program-rules";
import { loadVersion } from "../../programs/load-rules";
import { describeRules, type RuleSection } from "../../programs/rules-words";

const shownReferrals = 10;
const whatCounts: readonly RuleSection[] = ["rewards", "limits", "attribution"];

/** The customer and community programs that somebody is active in: their link, what counts, and what became of those who came last. */
export async function getReferralHomes(ctx: PartnerCtx) {
  const { db, actor } = ctx;
  const enrolments = (await listEnrolments(db, actor.partnerId)).filter(
    ({ status, programKind, versionInForce }) => status === "approved" && programKind !== "partner" && versionInForce,
  );
  if (enrolments.length === 0) return [];
  const links = await listDefaultLinks(db, actor.partnerId);
  const homes = [];
  for (const { programId, programName, productName, programKind, versionInForce } of enrolments) {
    const link = links.find((one) => one.programId === programId);
    if (!link || !versionInForce) continue;
    const [{ rules }, leads] = await Promise.all([
      loadVersion(db, versionInForce),
      listReferrals(db, { partnerId: actor.partnerId, programId }, shownReferrals),
    ]);
    const earned = can(actor, "earnings.read")
      ? await listLeadEarnings(
          db,
          leads.map(({ id }) => id),
        )
      : [];
    homes.push({
      programId,
      programName,
      productName,
      kind: programKind as ProgramKind,
      code: link.code,
      sentences: describeRules(rules, "partner").filter(({ section }) => whatCounts.includes(section)),
      total: Number(leads[0]?.total ?? 0),
      referrals: leads.map(({ id, companyName, dueKind, dueFrom, dueAt, changedAt, ...state }) => ({
        ...{ id, companyName, dueKind, dueFrom, dueAt, changedAt },
        standing: describeStanding(state as StandingFacts, "partner"),
        earned: earned
          .filter(({ leadId }) => leadId === id)
          .map(({ kind, currency, amountMinor }) => ({ kind: kind as RewardKind, currency, amountMinor })),
      })),
    });
  }
  return homes;
}

export type ReferralHome = Awaited<ReturnType<typeof getReferralHomes>>[number];
