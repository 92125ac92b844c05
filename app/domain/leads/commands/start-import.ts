import { enqueueJob } from "db/queries/jobs";
import { deleteImport, updateImport } from "db/queries/lead-imports";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { DomainError } from "~/kernel/errors";
import type { PartnerCtx } from "../../context";
import { expectImportRevision, lockImport, submissionBlock } from "../imports/open-import";

const runJobName = "leads.run-import";

/** Which import a job works on. */
export type RunKey = { importId: string; partnerId: string };

/** Enqueues the next slice of a run; the rows that are left tell it from the one that may be running. */
export function enqueueRun(tx: Tx, key: RunKey, rowsLeft: number): Promise<void> {
  return enqueueJob(tx, runJobName, key, { key: `${runJobName}:${key.importId}:${rowsLeft}` });
}

/**
 * Begins to submit the rows that are ready, or goes on after a stop; a second press changes nothing.
 * Throws `not-found`, `changed-meanwhile`, `wrong-state`, or `not-eligible` with the reason.
 */
export async function startImport(ctx: PartnerCtx, input: { importId: string; revision: number }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const found = await lockImport(tx, ctx, input.importId);
    expectImportRevision(found, input.revision);
    if (found.status === "running" || found.status === "done") return;
    if (found.status === "mapping") {
      throw new DomainError("wrong-state", { message: "The rows have to be checked before they are submitted." });
    }
    if (found.rowsReady === 0) throw new DomainError("wrong-state", { message: "No row of this import is ready." });
    const why = await submissionBlock(tx, found.partnerId, found.programId);
    if (why) throw new DomainError("not-eligible", { message: why });
    const change = {
      status: "running",
      runTotal: found.rowsReady,
      stoppedReason: null,
      startedBy: ctx.actor.userId,
      startedAt: ctx.now(),
      finishedAt: null,
    };
    assert(await updateImport(tx, found, change), "a locked import stays");
    await enqueueRun(tx, { importId: found.id, partnerId: found.partnerId }, found.rowsReady);
  });
}

/** Throws an import away, with its rows, before anything of it was submitted. Throws `not-found`, `wrong-state`. */
export async function discardImport(ctx: PartnerCtx, input: { importId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const found = await lockImport(tx, ctx, input.importId);
    if (found.rowsSubmitted > 0 || !(await deleteImport(tx, found))) {
      throw new DomainError("wrong-state", { message: "This import has been submitted and is kept." });
    }
  });
}
