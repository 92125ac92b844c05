import { isLeadIdOfAnother } from "db/queries/lead-drafts";
import type { Db } from "db/tx";
import { DomainError, notFound } from "~/kernel/errors";
import { isId } from "~/kernel/ids";

/**
 * A form brings the id of its draft along. Refuses one that has not the shape of an id, and one that another partner's
 * draft or lead has already. Throws `invalid-input`, `not-found`.
 */
export async function checkDraftId(db: Db, partnerId: string, draftId: string): Promise<void> {
  if (!isId("lead", draftId)) {
    throw new DomainError("invalid-input", { message: "This draft cannot be saved. Please start a new one." });
  }
  if (await isLeadIdOfAnother(db, { partnerId, id: draftId })) throw notFound("draft");
}
