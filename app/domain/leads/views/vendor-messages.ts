import type { Db } from "db/tx";
import { listLeadMessages } from "db/queries/lead-conversation";

/** A lead's conversation as the vendor's people read it: with internal notes, and everybody under their own name. */
export async function listVendorMessages(db: Db, leadId: string) {
  const messages = await listLeadMessages(db, leadId, "all");
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
