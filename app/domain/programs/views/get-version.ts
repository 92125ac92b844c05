import { countEnrolledByTier, countToAccept } from "db/queries/enrolments";
import { findProgram } from "db/queries/program-desk";
import { countPinnedLeads, findVersionByNumber } from "db/queries/program-versions";
import { findVersionInForce } from "db/queries/programs";
import type { Db } from "db/tx";
import { notFound } from "~/kernel/errors";
import { mostInteger, readWholeNumber } from "~/kernel/whole-number";
import { can, type VendorCtx } from "../../context";
import { loadVersion } from "../load-rules";
import { type ProgramRules, programRules } from "../program-rules";
import { findRuleWarnings } from "../rule-warnings";
import { readRulesForm } from "../rules-form";
import { describeRules } from "../rules-words";
import { diffRules } from "../version-diff";

/** The version that this one follows: the one in force for a draft, else the published one before it. */
async function findBefore(db: Db, programId: string, number: number, isDraft: boolean) {
  const row = isDraft ? await findVersionInForce(db, programId) : await findVersionByNumber(db, programId, number - 1);
  return row ? { number: row.number, rules: (await loadVersion(db, row.id)).rules } : null;
}

/** Whom publishing a draft concerns. */
async function countAffected(db: Db, programId: string) {
  const [byTier, waiting, leads] = await Promise.all([
    countEnrolledByTier(db, programId),
    countToAccept(db, programId, null),
    countPinnedLeads(db, programId),
  ]);
  const held = byTier.flatMap(({ tier, partners }) => (tier === null ? [] : [{ tier, partners }]));
  return { held, partners: byTier.reduce((sum, { partners }) => sum + partners, 0), mustAccept: waiting, leads };
}

/** One version to read: its rules as sentences, and what it changes; a draft with whom it concerns. Throws `not-found`. */
export async function getVersionPage(ctx: VendorCtx, programId: string, typedNumber: string) {
  const { db, actor } = ctx;
  const program = await findProgram(db, programId);
  const number = readWholeNumber(typedNumber, 1, mostInteger);
  const version = program && number !== null ? await findVersionByNumber(db, programId, number) : undefined;
  if (!program || number === null || !version) throw notFound("version");
  const isDraft = version.publishedAt === null;
  const reading = isDraft ? readRulesForm(version.typed) : null;
  const rules: ProgramRules | null = reading ? reading.rules : programRules.parse(version.rules);
  const before = await findBefore(db, programId, number, isDraft);
  const affected = isDraft ? await countAffected(db, programId) : null;
  return {
    programId,
    programName: program.name,
    programStatus: program.status,
    versionId: version.id,
    number: version.number,
    revision: version.revision,
    publishedAt: version.publishedAt,
    publishedByName: version.publishedByName,
    /** What stands in the way of publishing; nothing when it is published. */
    problems: Object.entries(reading?.problems ?? {}).map(([field, [message = ""]]) => ({ field, message })),
    sentences: rules ? describeRules(rules, "desk") : [],
    terms: rules?.terms ?? "",
    before: before ? { number: before.number } : null,
    changes: rules ? diffRules(before?.rules ?? null, rules) : [],
    warnings: affected && rules ? findRuleWarnings(rules, affected.held) : [],
    affected,
    mayManage: can(actor, "program.manage"),
    now: ctx.now(),
    timeZone: actor.timeZone,
  };
}

export type VersionPage = Awaited<ReturnType<typeof getVersionPage>>;
