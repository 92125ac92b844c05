import { findProgram } from "db/queries/program-desk";
import { saveProgramPage } from "db/queries/program-pages";
import { inTransaction } from "db/tx";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import { isCurrencyCode, parseMoney } from "~/kernel/money";
import type { VendorCtx } from "../../context";
import type { ProgramPageInput } from "../input";

/** The least that is paid; none where nothing is typed. Throws `invalid-input` at `payoutMinimum`. */
function readMinimum({ payoutMinimum, payoutCurrency }: ProgramPageInput) {
  if (payoutMinimum === "") return { payoutMinimumMinor: null, payoutCurrency: null };
  const money = isCurrencyCode(payoutCurrency) ? parseMoney(payoutMinimum, payoutCurrency) : null;
  if (!money || money.amountMinor <= 0n) {
    const message = "Give an amount above nothing, like 50, and its currency, like USD.";
    throw new DomainError("invalid-input", { field: "payoutMinimum", message });
  }
  return { payoutMinimumMinor: money.amountMinor, payoutCurrency: money.currency };
}

/** Writes what a program's public page says beside its rules. Throws `not-found`, `changed-meanwhile`, `invalid-input`. */
export async function changeProgramPage(
  ctx: VendorCtx,
  input: ProgramPageInput & { programId: string },
): Promise<void> {
  const { programId, revision, summary, questions } = input;
  const payoutRhythm = input.payoutRhythm || null;
  const minimum = readMinimum(input);
  await inTransaction(ctx.db, async (tx) => {
    if (!(await findProgram(tx, programId))) throw notFound("program");
    const changed = { changedBy: ctx.actor.userId, changedAt: ctx.now() };
    const page = { programId, summary, questions: JSON.stringify(questions), payoutRhythm, ...minimum, ...changed };
    if (!(await saveProgramPage(tx, revision, page))) {
      throw conflict("Somebody else changed this page meanwhile. Reload it to see how.");
    }
  });
}
