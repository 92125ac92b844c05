import { findVersion, lockAsset, updateVersionStatus } from "db/queries/toolkits";
import { inTransaction } from "db/tx";
import { DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { RecallVersionInput } from "../input";

/**
 * Takes a version back: nobody can get it any more, and those who hold it are told. A recalled version stays recalled;
 * another one may be published. Throws `not-found`, or `wrong-state` unless it was published and is not recalled.
 */
export async function recallVersion(ctx: VendorCtx, input: RecallVersionInput & { assetId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (!(await lockAsset(tx, input.assetId))) throw notFound("asset");
    const version = await findVersion(tx, input.assetId, input.versionId);
    if (!version) throw notFound("version");
    const change = { status: "recalled", endedAt: ctx.now(), recallReason: input.reason };
    if (!(await updateVersionStatus(tx, version.id, ["published", "superseded"], change))) {
      throw new DomainError("wrong-state", { message: "Only a version that was published can be recalled, once." });
    }
    await appendJournal(tx, ctx, {
      kind: "toolkit.recalled",
      payload: { assetId: input.assetId, versionId: version.id, number: version.number },
    });
  });
}
