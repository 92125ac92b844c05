import { insertTermsAcceptance } from "db/queries/enrolments";
import { findVersionInForce, updateAcceptedTerms } from "db/queries/programs";
import { inTransaction } from "db/tx";
import { conflict, notFound } from "~/kernel/errors";
import type { PartnerCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { AcceptTermsInput } from "../input";
import { loadVersion } from "../load-rules";
import { termsSnapshot } from "../terms-words";

/**
 * Accepts the terms of the version in force for the organisation; needed before its next submission. Who signed, when
 * and what they read is kept. Throws `changed-meanwhile`, `not-found`.
 */
export async function acceptTerms(ctx: PartnerCtx, input: AcceptTermsInput): Promise<void> {
  const { partnerId, userId } = ctx.actor;
  const { programId, versionId, signerName } = input;
  await inTransaction(ctx.db, async (tx) => {
    const inForce = await findVersionInForce(tx, programId);
    if (inForce?.id !== versionId) throw conflict("The terms changed while you read them. Please read the new ones.");
    const acceptedAt = ctx.now();
    const accepted = { acceptedVersionId: versionId, acceptedBy: userId, acceptedAt };
    if (!(await updateAcceptedTerms(tx, { partnerId, programId }, accepted))) throw notFound("program");
    const { number, rules } = await loadVersion(tx, versionId);
    await insertTermsAcceptance(tx, {
      id: ctx.newId("tacc"),
      partnerId,
      programId,
      versionId,
      signerId: userId,
      signerName,
      terms: termsSnapshot(number, rules),
      acceptedAt,
    });
    await appendJournal(tx, ctx, { kind: "terms.accepted", partnerId, programId, payload: { versionId } });
  });
}
