import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { createDiskFileStore } from "~/adapters/disk-file-store";
import { sniffFileType } from "~/adapters/sniff-file-type";
import type { Ctx, PartnerCtx, VendorCtx } from "~/domain/context";
import type { PartnerKind } from "~/domain/partners/input";
import { createAsset } from "~/domain/toolkits/commands/create-asset";
import { createCollection } from "~/domain/toolkits/commands/create-collection";
import { downloadAsset } from "~/domain/toolkits/commands/download-asset";
import { publishVersion } from "~/domain/toolkits/commands/publish-version";
import { uploadVersion } from "~/domain/toolkits/commands/upload-version";
import type { AssetKind } from "~/domain/toolkits/types";
import { getDeskAsset } from "~/domain/toolkits/views/get-desk-asset";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";

type Wanted = { kind?: AssetKind; audience?: PartnerKind[]; title?: string; text?: string; keywords?: string };

export const textFile = (text: string, name = "asset.txt") => new File([text], name);

/** A world with a partner manager, real files, and a new collection before each test; call it at the top of a file. */
export function toolkitWorld() {
  const database = testDatabase();
  const folder = mkdtempSync(join(tmpdir(), "fairlead-toolkits-"));
  const files = createDiskFileStore({ directory: folder });
  const withFiles = <Given extends Ctx>(ctx: Given): Given => ({ ...ctx, files, sniffFileType });
  const here = {} as { world: World; manager: VendorCtx; collectionId: string };

  beforeAll(async () => {
    here.world = await createWorld(database);
    here.manager = withFiles(await here.world.vendor("Mara Manager", "partner_manager"));
  });
  beforeEach(async () => {
    here.collectionId = await createCollection(here.manager, { title: "Sell", description: "" });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function readerOf(kind: PartnerKind, name = "Rita Reader"): Promise<PartnerCtx> {
    const { world } = here;
    const organisation = await world.partner(`${kind} ${name}`);
    await world.db.updateTable("partners").set({ kind }).where("id", "=", organisation.id).execute();
    return withFiles(await world.member(organisation, name, "member"));
  }

  /** A new asset with a draft. */
  function addAsset(wanted: Wanted = {}) {
    const { kind = "email_template", audience = [], title = "Introduction", keywords = "" } = wanted;
    const file = textFile(wanted.text ?? "Hello from {{partner_name}}");
    const { collectionId } = here;
    const details = { collectionId, kind, title, description: "", keywords, audience };
    return createAsset(here.manager, { ...details, file, previewText: "" });
  }

  async function addPublished(wanted: Wanted = {}): Promise<string> {
    const { assetId, versionId } = await addAsset(wanted);
    await publishVersion(here.manager, { assetId, versionId, replaces: "" });
    return assetId;
  }

  const addVersion = (assetId: string, text = "Hello again") =>
    uploadVersion(here.manager, { assetId, file: textFile(text), previewText: "", changeNote: "Shorter." });

  async function publishedId(assetId: string): Promise<string> {
    return (await getDeskAsset(here.manager, assetId)).published?.id ?? "";
  }

  async function publishNext(assetId: string): Promise<string> {
    const versionId = await addVersion(assetId);
    await publishVersion(here.manager, { assetId, versionId, replaces: await publishedId(assetId) });
    return versionId;
  }

  async function take(ctx: PartnerCtx, assetId: string): Promise<void> {
    const { stream } = await downloadAsset(ctx, { assetId, counts: true });
    await stream.cancel();
  }

  /** What the form of an asset would send back unchanged. */
  async function detailsOf(assetId: string) {
    const { revision, title, kind, description, keywords, collectionId } = await getDeskAsset(here.manager, assetId);
    return { assetId, revision, collectionId, title, kind, description, keywords };
  }

  return { here, readerOf, addAsset, addPublished, addVersion, publishedId, publishNext, take, detailsOf };
}
