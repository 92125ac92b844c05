import { findVisibleAsset } from "db/queries/toolkit-readers";
import { notFound } from "~/kernel/errors";
import type { PartnerCtx } from "../../context";
import { recordTaking } from "./record-taking";

/** Counts that a partner's user copied the text of a template. Throws `not-found` unless there is one for them. */
export async function copyTemplate(ctx: PartnerCtx, input: { assetId: string }): Promise<void> {
  const asset = await findVisibleAsset(ctx.db, ctx.actor.partnerId, input.assetId);
  if (asset?.kind !== "email_template") throw notFound("template");
  await recordTaking(ctx, asset, "copy");
}
