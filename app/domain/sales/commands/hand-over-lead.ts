import { findOpenOffer } from "db/queries/sales";
import { inTransaction } from "db/tx";
import { DomainError } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { expectRevision, lockLead, moveLead, runningDue } from "../../leads/move-lead";
import type { HandOverInput } from "../input";
import { chooseRep, recordOffer } from "./offer-lead";

/**
 * Offers a lead that has an owner to another rep, with the usual deadline. It stays where it stands and with its owner
 * until the other takes it, so that nothing is lost and the partner sees no step back. Throws as `moveLead`,
 * `invalid-input`; `wrong-state` while it is offered to somebody.
 */
export async function handOverLead(ctx: VendorCtx, input: HandOverInput & { leadId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, input.leadId);
    expectRevision(ctx, lead, input.revision);
    await moveLead(tx, ctx, lead, "handOver", { due: runningDue(lead) });
    if (await findOpenOffer(tx, lead.id)) {
      throw new DomainError("wrong-state", { message: "This lead is offered to a rep. Take that offer back first." });
    }
    const choice = await chooseRep(tx, ctx, lead, input.repId);
    await recordOffer(tx, ctx, lead, choice, { reason: input.reason });
  });
}
