import { findVersionInForce, updateAcceptedTerms } from "db/queries/programs";
import { inTransaction } from "db/tx";
import { conflict, notFound } from "~/kernel/errors";
import type { PartnerCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { AcceptTermsInput } from "../input";

/** Accepts the terms of the version in force; needed before the next submission. Throws `changed-meanwhile`, `not-found`. */
export async function acceptTerms(ctx: PartnerCtx, input: AcceptTermsInput): Promise<void> {
  const { partnerId, userId } = ctx.actor;
  const { programId, versionId } = input;
  await inTransaction(ctx.db, async (tx) => {
    const inForce = await findVersionInForce(tx, programId);
    if (inForce?.id !== versionId) throw conflict("The terms changed while you read them. Please read the new ones.");
    const accepted = { acceptedVersionId: versionId, acceptedBy: userId, acceptedAt: ctx.now() };
    if (!(await updateAcceptedTerms(tx, { partnerId, programId }, accepted))) throw notFound("program");
    await appendJournal(tx, ctx, { kind: "terms.accepted", partnerId, programId, payload: { versionId } });
  });
}
