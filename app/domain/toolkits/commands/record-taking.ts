import { insertDownload } from "db/queries/toolkit-readers";
import { inTransaction } from "db/tx";
import type { PartnerCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { TakingWay } from "../types";

/** Counts that a partner's user took a version, and records it. */
export async function recordTaking(
  ctx: PartnerCtx,
  asset: { id: string; versionId: string; number: number },
  way: TakingWay,
): Promise<void> {
  const { partnerId, userId } = ctx.actor;
  await inTransaction(ctx.db, async (tx) => {
    await insertDownload(tx, {
      id: ctx.newId("dl"),
      versionId: asset.versionId,
      partnerId,
      userId,
      way,
      downloadedAt: ctx.now(),
    });
    await appendJournal(tx, ctx, {
      kind: "toolkit.downloaded",
      partnerId,
      payload: { assetId: asset.id, versionId: asset.versionId, number: asset.number, way },
    });
  });
}
