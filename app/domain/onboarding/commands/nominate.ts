import { insertApplication } from "db/queries/applications";
import { findProgram } from "db/queries/program-desk";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { DomainError } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { companyKey, registrableDomain } from "../../partners/company";
import type { ProgramKind } from "../../programs/fields";
import { kindsOf } from "../fields";
import type { NominateInput } from "../input";

/**
 * Nominates a company or a customer: it is invited to apply, and its application says who nominated it.
 * Throws `invalid-input` at `programId` when the program takes no applications.
 * @returns the nomination's id
 */
export async function nominate(ctx: VendorCtx, input: NominateInput): Promise<{ applicationId: string }> {
  const { programId, reason, legalName, contactName, email } = input;
  const id = ctx.newId("appl");
  await inTransaction(ctx.db, async (tx) => {
    const program = await findProgram(tx, programId);
    if (program?.status !== "live") {
      throw new DomainError("invalid-input", {
        field: "programId",
        message: "This program takes no applications at the moment.",
      });
    }
    const inserted = await insertApplication(tx, {
      id,
      programId,
      status: "nominated",
      nominatedBy: ctx.actor.userId,
      nominationReason: reason,
      kind: kindsOf[program.kind as ProgramKind][0],
      legalName,
      companyKey: companyKey(legalName),
      domain: registrableDomain(email),
      contactName,
      email,
      createdAt: ctx.now(),
    });
    assert(inserted, "a new id is free");
    await appendJournal(tx, ctx, { kind: "partner.nominated", programId, payload: { applicationId: id } });
  });
  return { applicationId: id };
}
