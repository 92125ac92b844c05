import { listLastSignatures } from "db/queries/enrolments";
import { listEnrolments } from "db/queries/programs";
import { can, type PartnerCtx } from "../../context";
import type { ProgramStatus } from "../lifecycle";
import { loadVersion } from "../load-rules";
import { describeRules } from "../rules-words";
import { diffRules } from "../version-diff";

/** The enrolments that leads live under, each with the version that is in force; those that are suspended as well. */
async function listOpenEnrolments({ db, actor }: PartnerCtx) {
  const enrolments = await listEnrolments(db, actor.partnerId);
  return enrolments.flatMap(({ versionInForce, ...enrolment }) =>
    ["approved", "suspended"].includes(enrolment.status) && versionInForce ? [{ ...enrolment, versionInForce }] : [],
  );
}

/** The programs that a partner is in, with the rules in force and whether they are accepted. */
export async function getProgramsForPartner(ctx: PartnerCtx) {
  const [enrolments, signatures] = await Promise.all([
    listOpenEnrolments(ctx),
    listLastSignatures(ctx.db, ctx.actor.partnerId),
  ]);
  const pages = [];
  for (const enrolment of enrolments) {
    const { programId, acceptedAt } = enrolment;
    const version = await loadVersion(ctx.db, enrolment.versionInForce);
    const suspended = enrolment.status === "suspended";
    const toAccept = !suspended && enrolment.acceptedVersionId !== version.id && enrolment.programStatus !== "ended";
    const accepted = enrolment.acceptedVersionId ? await loadVersion(ctx.db, enrolment.acceptedVersionId) : null;
    pages.push({
      programId,
      versionId: version.id,
      name: enrolment.programName,
      status: enrolment.programStatus as ProgramStatus,
      statusReason: enrolment.programStatusReason,
      /** Why the partner's part in it is suspended; null while it is not. */
      suspended: suspended ? { reason: enrolment.statusReason } : null,
      number: version.number,
      sentences: describeRules(version.rules, "partner"),
      terms: version.rules.terms,
      acceptedAt,
      signedBy: signatures.find((signature) => signature.programId === programId)?.signerName ?? null,
      /** True when the version in force still has to be accepted. */
      toAccept,
      /** What the version to accept changes from the one that was; null when none was accepted before. */
      changed:
        toAccept && accepted
          ? { from: accepted.number, changes: diffRules(accepted.rules, version.rules, "partner") }
          : null,
      mayAccept: can(ctx.actor, "terms.accept"),
    });
  }
  return pages;
}

export type ProgramPage = Awaited<ReturnType<typeof getProgramsForPartner>>[number];
