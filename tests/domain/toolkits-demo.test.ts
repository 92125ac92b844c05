import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { createDiskFileStore } from "~/adapters/disk-file-store";
import { sniffFileType } from "~/adapters/sniff-file-type";
import type { Ctx } from "~/domain/context";
import { getDeskAsset } from "~/domain/toolkits/views/get-desk-asset";
import { listDeskToolkits } from "~/domain/toolkits/views/list-desk-toolkits";
import { listHolders } from "~/domain/toolkits/views/list-holders";
import { listToolkits } from "~/domain/toolkits/views/list-toolkits";
import { openVersionFile } from "~/domain/toolkits/views/open-version-file";
import { seedToolkits } from "../../scripts/demo/seed-toolkits";
import { testDatabase } from "../support/database";
import { createWorld } from "../support/factories";

const database = testDatabase();
const folder = mkdtempSync(join(tmpdir(), "fairlead-demo-toolkits-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("fills three collections with files that open, older versions, a draft and counts", async () => {
  const world = await createWorld(database);
  const files = createDiskFileStore({ directory: folder });
  const withFiles = <Given extends Ctx>(ctx: Given): Given => ({ ...ctx, files, sniffFileType });
  const manager = withFiles(await world.vendor("Mara Manager", "partner_manager"));
  const agency = withFiles(await world.member(await world.partner("Agency"), "Ada", "admin"));
  const customer = await world.partner("Customer");
  await world.db.updateTable("partners").set({ kind: "customer" }).where("id", "=", customer.id).execute();
  const client = withFiles(await world.member(customer, "Carl", "admin"));

  const { assetIds } = await seedToolkits(manager, [agency, client]);
  expect(assetIds).toHaveLength(11);
  const { collections } = await listDeskToolkits(manager);
  expect(collections.map(({ title, assets }) => [title, assets.length])).toEqual([
    ["Start here", 3],
    ["Sell", 5],
    ["Integrate", 3],
  ]);
  expect(collections.flatMap(({ assets }) => assets.map(({ id }) => id))).toEqual(assetIds);

  const assets = await Promise.all(assetIds.map((id) => getDeskAsset(manager, id)));
  const statuses = assets.map(({ versions }) => versions.map(({ status }) => status).join(" "));
  expect(statuses.filter((status) => status === "published superseded")).toHaveLength(2);
  expect(statuses.filter((status) => status === "draft")).toHaveLength(1);
  expect(statuses.filter((status) => status === "published")).toHaveLength(8);
  for (const { id, title, versions } of assets) {
    for (const version of versions) {
      const { stream, name } = await openVersionFile(manager, { assetId: id, versionId: version.id });
      const bytes = Buffer.from(await new Response(stream).arrayBuffer());
      if (name.endsWith(".pdf")) expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
      expect(version.previewText.length, title).toBeGreaterThan(200);
      expect(version.previewText, title).not.toMatch(/\*\*|^#|^\|/m);
    }
  }

  const seen = async (ctx: typeof agency) => (await listToolkits(ctx, {})).shown;
  expect([await seen(agency), await seen(client)]).toEqual([10, 9]);
  expect(assets.reduce((sum, { partners }) => sum + partners.length, 0)).toBeGreaterThan(10);
  const held = await Promise.all(assetIds.map((id) => listHolders(world.db, id)));
  expect(held.flat().length).toBeGreaterThan(0);
});
