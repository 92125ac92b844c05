import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeCollection } from "~/domain/toolkits/commands/change-collection";
import { createCollection } from "~/domain/toolkits/commands/create-collection";
import { deleteCollection } from "~/domain/toolkits/commands/delete-collection";
import { moveAsset } from "~/domain/toolkits/commands/move-asset";
import { moveCollection } from "~/domain/toolkits/commands/move-collection";
import {
  changeCollectionInput,
  createCollectionInput,
  deleteCollectionInput,
  moveAssetInput,
  moveCollectionInput,
} from "~/domain/toolkits/input";
import { listDeskToolkits } from "~/domain/toolkits/views/list-desk-toolkits";
import { DeskToolkitsPage } from "~/features/toolkits/desk-toolkits-page";
import { paths } from "~/paths";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Toolkits · Fairlead" }];

export const loader = pageLoader({ permission: "toolkit.read" }, ({ ctx }) => listDeskToolkits(ctx));

const permission = "toolkit.manage";

export const action = formAction({
  create: intent({
    permission,
    input: createCollectionInput,
    run: async ({ ctx, input }) => {
      await createCollection(ctx, input);
      return goTo(paths.desk.toolkits(), { toast: "Added." });
    },
  }),
  change: intent({
    permission,
    input: changeCollectionInput,
    run: async ({ ctx, input }) => {
      await changeCollection(ctx, input);
      return goTo(paths.desk.toolkits(), { toast: "Saved." });
    },
  }),
  remove: intent({
    permission,
    input: deleteCollectionInput,
    run: async ({ ctx, input }) => {
      await deleteCollection(ctx, input);
      return goTo(paths.desk.toolkits(), { toast: "Removed." });
    },
  }),
  "move-collection": intent({
    permission,
    input: moveCollectionInput,
    run: async ({ ctx, input }) => {
      await moveCollection(ctx, input);
      return goTo(paths.desk.toolkits());
    },
  }),
  "move-asset": intent({
    permission,
    input: moveAssetInput,
    run: async ({ ctx, input }) => {
      await moveAsset(ctx, input);
      return goTo(paths.desk.toolkits());
    },
  }),
});

export default function DeskToolkits() {
  const { collections, mayManage } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return <DeskToolkitsPage collections={collections} mayManage={mayManage} failure={failure} />;
}
