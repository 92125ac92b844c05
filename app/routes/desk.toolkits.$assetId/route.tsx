import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeAsset } from "~/domain/toolkits/commands/change-asset";
import { discardVersion } from "~/domain/toolkits/commands/discard-version";
import { publishVersion } from "~/domain/toolkits/commands/publish-version";
import { recallVersion } from "~/domain/toolkits/commands/recall-version";
import { uploadVersion } from "~/domain/toolkits/commands/upload-version";
import {
  changeAssetInput,
  publishVersionInput,
  recallVersionInput,
  uploadVersionInput,
  versionInput,
} from "~/domain/toolkits/input";
import { getDeskAsset } from "~/domain/toolkits/views/get-desk-asset";
import { DeskAssetPage } from "~/features/toolkits/desk-asset-page";
import { paths } from "~/paths";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";
import { onRecord } from "~/web/on-record.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? "Asset"} · Fairlead` }];

export const loader = pageLoader({ permission: "toolkit.read" }, ({ ctx, params }) =>
  getDeskAsset(ctx, params.assetId ?? ""),
);

const onAsset = onRecord("assetId", paths.desk.asset);
const permission = "toolkit.manage";

export const action = formAction({
  change: onAsset(permission, changeAssetInput, changeAsset, "Saved."),
  upload: intent({
    permission,
    input: uploadVersionInput,
    run: async ({ ctx, input, params }) => {
      const assetId = params.assetId ?? "";
      await uploadVersion(ctx, { ...input, assetId });
      return goTo(paths.desk.asset(assetId), { toast: "Saved as a draft. Publish it when it is right." });
    },
  }),
  publish: onAsset(permission, publishVersionInput, publishVersion, "Published. Who holds an earlier version is told."),
  discard: onAsset(permission, versionInput, discardVersion, "Discarded."),
  recall: onAsset(permission, recallVersionInput, recallVersion, "Recalled. Who holds it is told."),
});

export default function DeskAsset() {
  const asset = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return <DeskAssetPage asset={asset} failure={failure} />;
}
