import { listDefaultLinks } from "db/queries/links";
import { listReferrals } from "db/queries/lead-lists";
import { listEnrolments } from "db/queries/programs";
import type { PartnerCtx } from "../../context";
import { describeStanding } from "../../leads/standing";
import type { LeadState } from "../../leads/types";
import type { ProgramKind } from "../../programs/fields";
import { loadVersion } from "../../programs/load-rules";
import { describeRules, type RuleSection } from "../../programs/rules-words";

const shownReferrals = 10;
const whatCounts: readonly RuleSection[] = ["rewards", "limits", "attribution"];

/** The customer and community programs that somebody is active in: their link, what counts, and what became of it. */
export async function getReferralHomes(ctx: PartnerCtx) {
  const { db, actor } = ctx;
  const enrolments = (await listEnrolments(db, actor.partnerId)).filter(
    ({ status, programKind, versionInForce }) => status === "approved" && programKind !== "partner" && versionInForce,
  );
  if (enrolments.length === 0) return [];
  const links = await listDefaultLinks(db, actor.partnerId);
  const homes = [];
  for (const { programId, programName, programKind, versionInForce } of enrolments) {
    const link = links.find((one) => one.programId === programId);
    if (!link || !versionInForce) continue;
    const [{ rules }, leads] = await Promise.all([
      loadVersion(db, versionInForce),
      listReferrals(db, { partnerId: actor.partnerId, programId }, shownReferrals),
    ]);
    homes.push({
      programId,
      programName,
      kind: programKind as ProgramKind,
      code: link.code,
      sentences: describeRules(rules, "partner").filter(({ section }) => whatCounts.includes(section)),
      referrals: leads.map(({ id, companyName, ...state }) => {
        const { label, tone } = describeStanding(state as LeadState, "partner");
        return { id, companyName, standing: { label, tone } };
      }),
    });
  }
  return homes;
}

export type ReferralHome = Awaited<ReturnType<typeof getReferralHomes>>[number];
