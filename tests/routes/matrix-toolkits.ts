import type { Cast, Role } from "./cast";
import type { RouteRow } from "./matrix-row";

const toolkitManagers: readonly Role[] = ["manager", "admin"];

const onAsset =
  (published: boolean, form: (made: Awaited<ReturnType<Cast["own"]["asset"]>>) => Record<string, string | File>) =>
  async ({ own }: Cast) => {
    const made = await own.asset(published);
    return { params: { assetId: made.assetId }, form: form(made) };
  };
const assetDetails = { kind: "email_template", title: "Asset", description: "", keywords: "" };
const template = () => new File(["Hello again from {{partner_name}}"], "again.txt");

/** The vendor's toolkits: read by everybody on the desk but finance, changed by those who manage them. */
export const toolkitRows: Record<string, RouteRow> = {
  "routes/desk.toolkits._index": {
    loader: { may: ["manager", "rep", "otherRep", "admin"] },
    intents: {
      create: { may: toolkitManagers, given: ({ next }) => ({ form: { title: `Sell ${next()}`, description: "" } }) },
      change: {
        may: toolkitManagers,
        given: async ({ own }) => ({
          form: { collectionId: await own.collection(), revision: "1", title: "Sell more", description: "" },
        }),
      },
      remove: { may: toolkitManagers, given: async ({ own }) => ({ form: { collectionId: await own.collection() } }) },
      "move-collection": {
        may: toolkitManagers,
        given: async ({ own }) => ({ form: { collectionId: await own.collection(), direction: "up" } }),
      },
      "move-asset": {
        may: toolkitManagers,
        given: async ({ own }) => ({ form: { assetId: (await own.asset(false)).assetId, direction: "up" } }),
      },
    },
  },
  "routes/desk.toolkits.new": {
    loader: { may: toolkitManagers },
    intents: {
      "": {
        may: toolkitManagers,
        given: async ({ own }) => ({
          form: { ...assetDetails, collectionId: await own.collection(), file: template(), previewText: "" },
        }),
      },
    },
  },
  "routes/desk.toolkits.$assetId": {
    loader: {
      may: ["manager", "rep", "otherRep", "admin"],
      given: async ({ own }) => ({ params: { assetId: (await own.asset(true)).assetId } }),
    },
    intents: {
      change: {
        may: toolkitManagers,
        given: onAsset(true, ({ collectionId }) => ({ revision: "1", collectionId, ...assetDetails })),
      },
      upload: {
        may: toolkitManagers,
        given: onAsset(true, () => ({ file: template(), previewText: "", changeNote: "Shorter." })),
      },
      publish: { may: toolkitManagers, given: onAsset(false, ({ versionId }) => ({ versionId, replaces: "" })) },
      discard: { may: toolkitManagers, given: onAsset(false, ({ versionId }) => ({ versionId })) },
      recall: {
        may: toolkitManagers,
        given: onAsset(true, ({ versionId }) => ({ versionId, reason: "A wrong price." })),
      },
    },
  },
  "routes/desk.toolkits.$assetId_.file": {
    loader: {
      may: ["manager", "rep", "otherRep", "admin"],
      resource: true,
      given: async ({ own }) => ({ params: { assetId: (await own.asset(true)).assetId } }),
    },
  },
};
