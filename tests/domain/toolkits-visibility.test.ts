import { describe, expect, it } from "vitest";
import type { PartnerCtx } from "~/domain/context";
import type { PartnerKind } from "~/domain/partners/input";
import { changeAsset } from "~/domain/toolkits/commands/change-asset";
import { copyTemplate } from "~/domain/toolkits/commands/copy-template";
import { publishVersion } from "~/domain/toolkits/commands/publish-version";
import { recallVersion } from "~/domain/toolkits/commands/recall-version";
import type { AssetKind } from "~/domain/toolkits/types";
import { getAsset, getTemplateText } from "~/domain/toolkits/views/get-asset";
import { listHolders } from "~/domain/toolkits/views/list-holders";
import { listToolkits } from "~/domain/toolkits/views/list-toolkits";
import { toolkitWorld } from "./toolkits-world";

const { here, readerOf, addAsset, addPublished, addVersion, publishedId, publishNext, take, detailsOf } =
  toolkitWorld();

async function sees(
  ctx: PartnerCtx,
  assetId: string,
): Promise<Record<"list" | "detail" | "file" | "copy" | "text", boolean>> {
  const works = (attempt: Promise<unknown>) =>
    attempt.then(
      () => true,
      (error) => {
        expect(error).toMatchObject({ code: "not-found" });
        return false;
      },
    );
  const { collections } = await listToolkits(ctx, {});
  return {
    list: collections.some(({ assets }) => assets.some(({ id }) => id === assetId)),
    detail: await works(getAsset(ctx, assetId)),
    file: await works(take(ctx, assetId)),
    copy: await works(copyTemplate(ctx, { assetId })),
    text: await works(getTemplateText(ctx, assetId)),
  };
}

const everything = { list: true, detail: true, file: true, copy: true, text: true };
const nothing = { list: false, detail: false, file: false, copy: false, text: false };

describe("who sees an asset", () => {
  const kinds: PartnerKind[] = ["agency", "integrator", "consultancy", "customer", "community"];
  const audiences: PartnerKind[][] = [[], ["agency"], ["agency", "integrator"], ["customer", "community"]];
  const states = ["draft", "published", "superseded by a draft", "superseded", "recalled"] as const;

  it.each(states)("partner kinds × audiences, when its version is %s", async (state) => {
    const readers = await Promise.all(kinds.map((kind) => readerOf(kind)));
    for (const audience of audiences) {
      const { assetId, versionId } = await addAsset({ audience });
      if (state !== "draft") await publishVersion(here.manager, { assetId, versionId, replaces: "" });
      if (state === "superseded by a draft") await addVersion(assetId);
      if (state === "superseded") await publishNext(assetId);
      if (state === "recalled") await recallVersion(here.manager, { assetId, versionId, reason: "A wrong figure." });
      const isThere = state === "published" || state.startsWith("superseded");
      for (const [index, reader] of readers.entries()) {
        const kind = kinds[index] as PartnerKind;
        const expected = isThere && (audience.length === 0 || audience.includes(kind));
        const seen = await sees(reader, assetId);
        expect(seen, `${kind}, for ${audience.join(" and ") || "everybody"}`).toEqual(expected ? everything : nothing);
      }
    }
  });

  it("follows the audience as it is now", async () => {
    const agency = await readerOf("agency");
    const assetId = await addPublished();
    const change = await detailsOf(assetId);
    await changeAsset(here.manager, { ...change, audience: ["customer"] });
    expect(await sees(agency, assetId)).toEqual(nothing);
    await expect(changeAsset(here.manager, { ...change, audience: [] })).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
  });

  it("gives the published version only, never a draft's or an earlier one's text", async () => {
    const reader = await readerOf("agency");
    const assetId = await addPublished({ text: "first" });
    await addVersion(assetId, "secret draft");
    expect((await getAsset(reader, assetId)).text).toBe("first");
    await publishNext(assetId);
    const asset = await getAsset(reader, assetId);
    expect(asset).toMatchObject({ number: 3, text: "Hello again", changeNote: "Shorter." });
    expect(asset.history.map(({ number }) => number)).toEqual([3, 1]);
  });
});

describe("search", () => {
  it("finds every word in title, description, keywords or preview text, and takes signs as they are", async () => {
    const reader = await readerOf("agency");
    const assetId = await addPublished({
      title: "Ocean freight 100%",
      keywords: "maritime_trade",
      text: "Wherever ships go",
    });
    const found = async (q: string, kind?: AssetKind) =>
      (await listToolkits(reader, { q, kind })).collections.flatMap(({ assets }) => assets.map(({ id }) => id));
    for (const q of ["ocean", "FREIGHT ships", "maritime_", "100%", "ships wherever"])
      expect(await found(q)).toEqual([assetId]);
    for (const q of ["ocean aircraft", "1000%", "maritimeXtrade", "\\", "o_ean"]) expect(await found(q)).toEqual([]);
    expect(await found("ocean", "deck")).toEqual([]);
    expect(await found("ocean", "email_template")).toEqual([assetId]);
  });
});

describe("templates", () => {
  it("are filled with the reader's names, once, whatever stands in them", async () => {
    const reader = await readerOf("agency", "{{sender_email}} & $& Co");
    const assetId = await addPublished({ text: "{{partner_name}} / {{ sender_name }} / {{sender_email}}" });
    const { partnerName, name, email } = reader.actor;
    expect(await getTemplateText(reader, assetId)).toBe(`${partnerName} / ${name} / ${email}`);
    expect((await getAsset(reader, assetId)).text).toBe(await getTemplateText(reader, assetId));
  });

  it("other kinds cannot be copied", async () => {
    const reader = await readerOf("agency");
    const assetId = await addPublished({ kind: "answers" });
    await expect(copyTemplate(reader, { assetId })).rejects.toMatchObject({ code: "not-found" });
    await expect(getTemplateText(reader, assetId)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("holders of old versions", () => {
  const holders = async (assetId: string) => (await listHolders(here.world.db, assetId)).map(({ userId }) => userId);

  it("are those who took an earlier version and not the published one", async () => {
    const [early, both, late] = [
      await readerOf("agency", "E"),
      await readerOf("agency", "B"),
      await readerOf("agency", "L"),
    ];
    const assetId = await addPublished();
    await take(early, assetId);
    await take(both, assetId);
    expect(await holders(assetId)).toEqual([]);
    const second = await publishNext(assetId);
    await take(both, assetId);
    await take(late, assetId);
    expect(await holders(assetId)).toEqual([early.actor.userId]);
    await recallVersion(here.manager, { assetId, versionId: second, reason: "Wrong." });
    expect(new Set(await holders(assetId))).toEqual(new Set([early, both, late].map(({ actor }) => actor.userId)));
  });

  it("hear of a new version only when it is meant for them, of a recall always", async () => {
    const reader = await readerOf("customer");
    const assetId = await addPublished();
    await take(reader, assetId);
    await publishNext(assetId);
    await changeAsset(here.manager, { ...(await detailsOf(assetId)), audience: ["agency"] });
    expect(await holders(assetId)).toEqual([]);
    await recallVersion(here.manager, { assetId, versionId: await publishedId(assetId), reason: "Wrong." });
    expect(await holders(assetId)).toEqual([reader.actor.userId]);
  });

  it("are gone with their account", async () => {
    const reader = await readerOf("agency");
    const assetId = await addPublished();
    await take(reader, assetId);
    await publishNext(assetId);
    await here.world.db
      .updateTable("users")
      .set({ disabledAt: here.world.clock.now() })
      .where("id", "=", reader.actor.userId)
      .execute();
    expect(await holders(assetId)).toEqual([]);
  });
});
