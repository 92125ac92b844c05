import { findPublishedVersion, findVersion, lockAsset, updateVersionStatus } from "db/queries/toolkits";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { PublishVersionInput } from "../input";
import { canMoveVersion, findUnknownPlaceholder } from "../rules";
import type { VersionStatus } from "../types";

/**
 * Puts a draft before the partners; the version published until now is superseded, and those who hold it are told.
 * Throws `not-found`; `changed-meanwhile` when another version is published now than the one that the form replaces;
 * `wrong-state` when it is no draft any more or, for a template, has no text to copy.
 */
export async function publishVersion(ctx: VendorCtx, input: PublishVersionInput & { assetId: string }): Promise<void> {
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    const asset = await lockAsset(tx, input.assetId);
    if (!asset) throw notFound("asset");
    const version = await findVersion(tx, asset.id, input.versionId);
    if (!version) throw notFound("version");
    const published = await findPublishedVersion(tx, asset.id);
    if ((published?.id ?? "") !== input.replaces) {
      throw conflict(
        published
          ? `Version ${published.number} was published meanwhile. Look at it before you replace it.`
          : "The published version was recalled meanwhile. Look at the reason before you publish another.",
      );
    }
    if (!canMoveVersion(version.status as VersionStatus, "publish")) {
      throw new DomainError("wrong-state", { message: "Only a draft can be published." });
    }
    const { previewText } = version;
    if (asset.kind === "email_template" && (previewText === "" || findUnknownPlaceholder(previewText) !== null)) {
      throw new DomainError("wrong-state", { message: "This version has no text that partners could copy." });
    }
    if (published) {
      const ended = await updateVersionStatus(tx, published.id, ["published"], { status: "superseded", endedAt: now });
      assert(ended, "the asset is locked, so its published version stays");
    }
    const done = await updateVersionStatus(tx, version.id, ["draft"], { status: "published", publishedAt: now });
    assert(done, "the asset is locked, so its draft stays");
    await appendJournal(tx, ctx, {
      kind: "toolkit.published",
      payload: { assetId: asset.id, versionId: version.id, number: version.number, replaces: published?.id ?? null },
    });
  });
}
