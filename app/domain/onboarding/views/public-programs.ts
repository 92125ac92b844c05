import { findProgramPage, findPublicProgram, listPublicPrograms } from "db/queries/program-pages";
import { findProgram } from "db/queries/program-desk";
import { findVersionInForce } from "db/queries/programs";
import { z } from "zod";
import { notFound } from "~/kernel/errors";
import { type Money, toDecimalText } from "~/kernel/money";
import type { Ctx, VendorCtx } from "../../context";
import { findApplication } from "db/queries/applications";
import type { ProgramKind } from "../../programs/fields";
import type { ProgramStatus } from "../../programs/lifecycle";
import { loadVersion } from "../../programs/load-rules";
import { describeRules } from "../../programs/rules-words";
import { kindsOf } from "../fields";
import { type PayoutRhythm, paymentSentences } from "../payment-words";
import { openApplication } from "../sealed-name";

const storedQuestions = z.array(z.object({ question: z.string(), answer: z.string() })).catch([]);

type Minimum = { payoutMinimumMinor: bigint | null; payoutCurrency: string | null };

const minimumOf = ({ payoutMinimumMinor: amountMinor, payoutCurrency: currency }: Minimum): Money | null =>
  amountMinor !== null && currency !== null ? { amountMinor, currency } : null;

/** Every program that anybody may read about. */
export async function listProgramsForEverybody(ctx: Ctx) {
  const rows = await listPublicPrograms(ctx.db);
  return rows.map(({ summary, ...row }) => ({
    ...row,
    kind: row.kind as ProgramKind,
    status: row.status as ProgramStatus,
    summary: summary ?? "",
  }));
}

/** One program for everybody: its rules in force as sentences, and what the vendor adds. Throws `not-found`. */
export async function getProgramForEverybody(ctx: Ctx, slug: string) {
  const program = await findPublicProgram(ctx.db, slug);
  if (!program) throw notFound("program");
  const status = program.status as ProgramStatus;
  const version = status === "draft" ? undefined : await findVersionInForce(ctx.db, program.id);
  if (!version) return { open: false as const };
  const { rules, number } = await loadVersion(ctx.db, version.id);
  return {
    open: true as const,
    slug,
    name: program.name,
    kind: program.kind as ProgramKind,
    status,
    statusReason: program.statusReason,
    summary: program.summary ?? "",
    questions: storedQuestions.parse(program.questions ?? []),
    number,
    sentences: describeRules(rules, "partner"),
    payments: paymentSentences(rules, {
      rhythm: program.payoutRhythm as PayoutRhythm | null,
      minimum: minimumOf(program),
    }),
    terms: rules.terms,
  };
}

export type PublicProgram = Extract<Awaited<ReturnType<typeof getProgramForEverybody>>, { open: true }>;

/** The application's form, with what a nominator has told already. Throws `not-found`. */
export async function getApplyForm(ctx: Ctx, slug: string, nomination: string) {
  const program = await findPublicProgram(ctx.db, slug);
  if (!program || program.status === "draft") throw notFound("program");
  const id = nomination === "" ? null : openApplication(ctx.vault, nomination);
  const found = id ? await findApplication(ctx.db, id) : undefined;
  const nominated = found?.programId === program.id && found.status === "nominated" ? found : undefined;
  return {
    slug,
    name: program.name,
    kind: program.kind as ProgramKind,
    status: program.status as ProgramStatus,
    kinds: kindsOf[program.kind as ProgramKind],
    applicationId: ctx.newId("appl"),
    nomination: nominated ? nomination : "",
    known: nominated && {
      legalName: nominated.legalName,
      contactName: nominated.contactName,
      email: nominated.email,
    },
  };
}

/** What the vendor has written for a program's public page. Throws `not-found`. */
export async function getProgramPageForm(ctx: VendorCtx, programId: string) {
  const [program, page] = await Promise.all([findProgram(ctx.db, programId), findProgramPage(ctx.db, programId)]);
  if (!program) throw notFound("program");
  const minimum = page ? minimumOf(page) : null;
  return {
    programId,
    name: program.name,
    slug: program.slug,
    revision: page?.revision ?? 0,
    summary: page?.summary ?? "",
    payoutRhythm: (page?.payoutRhythm ?? "") as PayoutRhythm | "",
    payoutMinimum: minimum ? toDecimalText(minimum) : "",
    payoutCurrency: minimum?.currency ?? "",
    questions: storedQuestions.parse(page?.questions ?? []),
  };
}
