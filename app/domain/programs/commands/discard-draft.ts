import { lockProgram } from "db/queries/program-desk";
import { deleteDraftVersion } from "db/queries/program-versions";
import { inTransaction } from "db/tx";
import { conflict, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import type { DraftInput } from "../input";

/** Throws a draft away; nothing that is published changes. Throws `not-found`, `changed-meanwhile`. */
export async function discardDraft(ctx: VendorCtx, input: DraftInput & { programId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (!(await lockProgram(tx, input.programId))) throw notFound("program");
    if (await deleteDraftVersion(tx, input)) return;
    throw conflict("This draft was changed, published or discarded meanwhile. Reload the page to see it.");
  });
}
