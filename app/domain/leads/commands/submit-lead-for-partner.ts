import { findPartner } from "db/queries/partners";
import { listEnrolments } from "db/queries/programs";
import { inTransaction, type Tx } from "db/tx";
import { takesLeads } from "../../programs/lifecycle";
import { DomainError } from "~/kernel/errors";
import { type IntegrationCtx, scopeOf } from "../../context";
import type { NewLeadBody } from "../api-input";
import { submitLeadIn } from "./submit-lead";

function notEnrolled(): DomainError {
  const message = "The partner is not enrolled in this program.";
  return new DomainError("not-eligible", { message, reasons: [{ code: "not-enrolled", message }] });
}

/** The program that was named, or the only one that the partner takes part in. */
async function chooseProgram(tx: Tx, partnerId: string, named: string | undefined): Promise<string> {
  const enrolments = await listEnrolments(tx, partnerId);
  const active = enrolments.filter(({ status, programStatus }) => status === "approved" && takesLeads(programStatus));
  const candidates = enrolments.filter(({ programId }) => programId === named);
  // One that takes no leads says why by itself.
  const [chosen, ...others] = named ? candidates : active.length > 0 ? active : enrolments;
  if (!chosen) throw notEnrolled();
  if (others.length > 0) {
    const message = "The partner takes part in several programs. Name one of them.";
    throw new DomainError("invalid-input", { field: "programId", message });
  }
  return chosen.programId;
}

/**
 * Submits a lead for a partner on behalf of another system: everything that binds the partner's own form binds it, and
 * the journal names the API key, not a person.
 * Throws `invalid-input` with the field, and `not-eligible` with the reasons.
 * @returns the lead's id
 */
export async function submitLeadForPartner(ctx: IntegrationCtx, input: NewLeadBody): Promise<string> {
  const { partnerId, programId: named, ...fields } = input;
  const leadId = ctx.newId("lead");
  await inTransaction(ctx.db, async (tx) => {
    if (!(await findPartner(tx, scopeOf(ctx.actor), partnerId))) {
      throw new DomainError("invalid-input", { field: "partnerId", message: "There is no such partner." });
    }
    const programId = await chooseProgram(tx, partnerId, named);
    await submitLeadIn(tx, ctx, { leadId, programId, source: "api", fields }, { partnerId, submittedBy: null });
  });
  return leadId;
}
