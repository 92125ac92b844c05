import { updateLead } from "db/queries/leads";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { DomainError } from "~/kernel/errors";
import type { PartnerCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { loadVersion } from "../../programs/load-rules";
import { decideFit } from "../fit";
import { leadColumns } from "./submit-lead";
import type { EditedFields } from "../input";
import { canEdit } from "../lifecycle";
import { expectRevision, lockLead, stateOf } from "../move-lead";
import { readActivations } from "../read-activations";

/**
 * Changes a lead that is still open for editing. The company itself stays: another one is another lead; so does the
 * address that somebody gave who came through a link.
 * Throws `not-found`, `changed-meanwhile`, `wrong-state`, `invalid-input`.
 */
export async function editLead(
  ctx: PartnerCtx,
  input: { leadId: string; revision: number; fields: EditedFields },
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, input.leadId);
    expectRevision(ctx, lead, input.revision);
    if (!canEdit(stateOf(lead))) {
      throw new DomainError("wrong-state", {
        message: "This lead is being decided on and cannot be changed any more.",
      });
    }
    const { contactEmail = lead.contactEmail } = lead.source === "link" ? {} : input.fields;
    const columns = leadColumns({ ...input.fields, contactEmail });
    if (columns.domain !== lead.domain || columns.productLine !== lead.productLine) {
      throw new DomainError("invalid-input", {
        field: "website",
        message: "This is another company. Please withdraw this lead and submit the other one.",
      });
    }
    const { rules } = await loadVersion(tx, lead.programVersionId);
    const fit = decideFit(rules, { ...input.fields, activations: await readActivations(tx, lead) });
    const changedAt = ctx.now();
    assert(
      await updateLead(tx, lead, { ...columns, score: fit.score, fit: JSON.stringify(fit), changedAt }),
      "a locked lead keeps its revision",
    );
    const changed = Object.entries(columns)
      .filter(([name, value]) => lead[name as keyof typeof lead] !== value)
      .map(([name]) => name);
    await appendJournal(tx, ctx, {
      kind: "lead.edited",
      leadId: lead.id,
      partnerId: lead.partnerId,
      payload: { fields: changed, score: fit.score },
    });
  });
}
