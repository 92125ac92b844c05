import { findLead, type LeadRow } from "db/queries/leads";
import { findOpenOffer } from "db/queries/sales";
import { notFound } from "~/kernel/errors";
import { can, type VendorCtx } from "../../context";

/** A lead that this employee may see: all of them, or, as a rep, what is offered to or owned by them. Throws `not-found`. */
export async function getVisibleLead(ctx: VendorCtx, leadId: string): Promise<LeadRow> {
  const lead = await findLead(ctx.db, { all: true }, leadId);
  if (!lead) throw notFound("lead");
  if (can(ctx.actor, "lead.read") || lead.ownerId === ctx.actor.userId) return lead;
  const offer = await findOpenOffer(ctx.db, leadId);
  if (offer?.repId !== ctx.actor.userId) throw notFound("lead");
  return lead;
}
