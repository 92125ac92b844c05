import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { copyTemplate } from "~/domain/toolkits/commands/copy-template";
import { getAsset } from "~/domain/toolkits/views/get-asset";
import { PartnerAssetPage } from "~/features/toolkits/partner-asset-page";
import { paths } from "~/paths";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? "Asset"} · Fairlead` }];

export const loader = pageLoader({ permission: "portal-toolkit.read" }, ({ ctx, params }) =>
  getAsset(ctx, params.assetId ?? ""),
);

const nothing = z.strictObject({});

export const action = formAction({
  copied: intent({
    permission: "portal-toolkit.read",
    input: nothing,
    run: async ({ ctx, params }) => {
      await copyTemplate(ctx, { assetId: params.assetId ?? "" });
      return null;
    },
  }),
  // Without JavaScript there is no copy button: the text comes as a page of its own, to select.
  plain: intent({
    permission: "portal-toolkit.read",
    input: nothing,
    run: async ({ ctx, params }) => {
      const assetId = params.assetId ?? "";
      await copyTemplate(ctx, { assetId });
      return goTo(paths.portal.assetText(assetId));
    },
  }),
});

export default function Asset() {
  return <PartnerAssetPage asset={useLoaderData<typeof loader>()} />;
}
