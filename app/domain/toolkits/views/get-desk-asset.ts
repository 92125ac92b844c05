import { listTakingPartners } from "db/queries/toolkit-readers";
import { findAsset, listCollections, listVersionsWithCounts } from "db/queries/toolkits";
import { notFound } from "~/kernel/errors";
import type { PartnerKind } from "../../partners/input";
import { can, type VendorCtx } from "../../context";
import { canMoveVersion } from "../rules";
import type { AssetKind, VersionStatus } from "../types";

const partnersShown = 50;

/** An asset as the vendor's people see it: every version, and who took it. Throws `not-found`. */
export async function getDeskAsset(ctx: VendorCtx, assetId: string) {
  const mayManage = can(ctx.actor, "toolkit.manage");
  const [asset, collections, versions, partners] = await Promise.all([
    findAsset(ctx.db, assetId),
    listCollections(ctx.db),
    listVersionsWithCounts(ctx.db, assetId),
    listTakingPartners(ctx.db, assetId, partnersShown),
  ]);
  if (!asset) throw notFound("asset");
  const rows = versions.map((version) => {
    const status = version.status as VersionStatus;
    return {
      ...version,
      status,
      downloads: Number(version.downloads),
      copies: Number(version.copies),
      partners: Number(version.partners),
      may: {
        publish: mayManage && canMoveVersion(status, "publish"),
        discard: mayManage && canMoveVersion(status, "discard"),
        recall: mayManage && canMoveVersion(status, "recall"),
      },
    };
  });
  return {
    id: asset.id,
    kind: asset.kind as AssetKind,
    title: asset.title,
    description: asset.description,
    keywords: asset.keywords,
    audience: asset.audience as PartnerKind[],
    collectionId: asset.collectionId,
    revision: asset.revision,
    collections: collections.map(({ id, title }) => ({ id, title })),
    published: rows.find((version) => version.status === "published") ?? null,
    versions: rows,
    partners: partners.map((partner) => ({
      ...partner,
      taken: Number(partner.taken),
      people: Number(partner.people),
    })),
    mayManage,
    mayReadPartners: can(ctx.actor, "partner.read"),
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

export type DeskAsset = Awaited<ReturnType<typeof getDeskAsset>>;
export type DeskVersion = DeskAsset["versions"][number];
