import { findVersionInForce, listEnrolments, listPrograms } from "db/queries/programs";
import { can, type PartnerCtx, type VendorCtx } from "../../context";
import { criterionText } from "../../leads/fit";
import { loadVersion } from "../../programs/load-rules";
import type { ProgramRules } from "../../programs/program-rules";
import { rewardText } from "../../programs/reward-words";
import { formatMoney } from "~/kernel/money";

/** A version's rules as sentences, the same for everybody who reads them. */
function describeRules(rules: ProgramRules) {
  const { serviceLevels, protection, approval, qualification } = rules;
  const fourEyes = Object.entries(approval.fourEyesFrom).map(([currency, amountMinor]) =>
    formatMoney({ amountMinor, currency }),
  );
  return {
    required: qualification.filter((criterion) => criterion.weight === "hard").map(criterionText),
    welcome: qualification.filter((criterion) => criterion.weight !== "hard").map(criterionText),
    rewards: rules.rewards.map(rewardText),
    promises: [
      `You get a decision within ${serviceLevels.reviewHours} business hours.`,
      `An account manager is found within ${serviceLevels.assignHours} business hours and answers within ${serviceLevels.repAnswerHours}.`,
      `They contact the company within ${serviceLevels.firstContactHours} business hours after that.`,
      `You have ${serviceLevels.partnerAnswerDays} days to answer a question; our clock stands meanwhile.`,
      `A company is protected for you for ${protection.days} days from submission.`,
      `From ${fourEyes.join(" or ")} on, two people look at a commission before it is paid.`,
    ],
    hours: `${serviceLevels.calendar.from} to ${serviceLevels.calendar.to}, ${serviceLevels.calendar.timeZone.replaceAll("_", " ")}`,
    terms: rules.terms,
  };
}

export type ProgramPage = {
  programId: string;
  versionId: string;
  name: string;
  number: number;
  rules: ReturnType<typeof describeRules>;
  acceptedAt: Date | null;
  /** True when the version in force still has to be accepted. */
  toAccept: boolean;
  mayAccept: boolean;
};

/** The programs that a partner is in, with the rules in force and whether they are accepted. */
export async function getProgramsForPartner(ctx: PartnerCtx): Promise<ProgramPage[]> {
  const enrolments = await listEnrolments(ctx.db, ctx.actor.partnerId);
  const pages: ProgramPage[] = [];
  for (const enrolment of enrolments) {
    if (enrolment.status !== "approved" || !enrolment.versionInForce) continue;
    const version = await loadVersion(ctx.db, enrolment.versionInForce);
    pages.push({
      programId: enrolment.programId,
      versionId: version.id,
      name: enrolment.programName,
      number: version.number,
      rules: describeRules(version.rules),
      acceptedAt: enrolment.acceptedAt,
      toAccept: enrolment.acceptedVersionId !== version.id,
      mayAccept: can(ctx.actor, "terms.accept"),
    });
  }
  return pages;
}

/** The vendor's programs with their rules in force. */
export async function getProgramsForDesk(ctx: VendorCtx) {
  const pages = [];
  for (const program of await listPrograms(ctx.db)) {
    const inForce = await findVersionInForce(ctx.db, program.id);
    if (!inForce) continue;
    const version = await loadVersion(ctx.db, inForce.id);
    pages.push({
      id: program.id,
      name: program.name,
      status: program.status,
      number: version.number,
      rules: describeRules(version.rules),
    });
  }
  return pages;
}
