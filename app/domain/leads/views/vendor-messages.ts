import { listLeadMessages } from "db/queries/lead-conversation";
import { scopeOf, type VendorCtx } from "../../context";

/** A lead's conversation as the vendor's people read it: with internal notes, and everybody under their own name. */
export async function listVendorMessages(ctx: VendorCtx, leadId: string) {
  const messages = await listLeadMessages(ctx.db, scopeOf(ctx.actor), leadId, "all");
  return messages.map(({ id, kind, audience, authorSide, authorName, body, createdAt }) => ({
    id,
    kind,
    internal: audience === "internal",
    own: authorSide === "vendor",
    author: authorName,
    body,
    at: createdAt,
  }));
}
