import { findHeldVersion, findVisibleAsset, listPastVersions } from "db/queries/toolkit-readers";
import { notFound } from "~/kernel/errors";
import type { PartnerCtx } from "../../context";
import { fillTemplate } from "../rules";
import type { AssetKind } from "../types";

/** An asset as a partner sees it: its published version only. Throws `not-found` as for what does not exist. */
export async function getAsset(ctx: PartnerCtx, assetId: string) {
  const { partnerId, userId, timeZone } = ctx.actor;
  const [asset, history, held] = await Promise.all([
    findVisibleAsset(ctx.db, partnerId, assetId),
    listPastVersions(ctx.db, assetId),
    findHeldVersion(ctx.db, userId, assetId),
  ]);
  if (!asset) throw notFound("asset");
  const { id, title, description, collectionTitle, number, changeNote, publishedAt, previewText } = asset;
  const kind = asset.kind as AssetKind;
  return {
    id,
    kind,
    title,
    description,
    collectionTitle,
    number,
    changeNote,
    publishedAt,
    file: { name: asset.fileName, sizeBytes: asset.sizeBytes },
    text: kind === "email_template" ? fillFor(ctx, previewText) : previewText,
    history: history.map((version) => ({
      number: version.number,
      publishedAt: version.publishedAt,
      changeNote: version.changeNote,
    })),
    held: held ? { number: held.number, at: held.downloadedAt, recalled: held.status === "recalled" } : null,
    now: ctx.now(),
    timeZone,
  };
}

/** The text of a template filled for the reader. Throws `not-found` unless there is one for them. */
export async function getTemplateText(ctx: PartnerCtx, assetId: string): Promise<string> {
  const asset = await findVisibleAsset(ctx.db, ctx.actor.partnerId, assetId);
  if (asset?.kind !== "email_template") throw notFound("template");
  return fillFor(ctx, asset.previewText);
}

function fillFor({ actor }: PartnerCtx, text: string): string {
  return fillTemplate(text, {
    partner_name: actor.partnerName,
    sender_name: actor.name,
    sender_email: actor.email,
  });
}

export type PartnerAsset = Awaited<ReturnType<typeof getAsset>>;
