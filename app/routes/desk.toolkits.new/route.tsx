import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Files } from "lucide-react";
import { z } from "zod";
import { createAsset } from "~/domain/toolkits/commands/create-asset";
import { createAssetInput } from "~/domain/toolkits/input";
import { getAssetForm } from "~/domain/toolkits/views/get-asset-form";
import { NewAssetForm } from "~/features/toolkits/new-asset-form";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { EmptyState } from "~/ui/primitives/empty-state";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Add an asset · Fairlead" }];

const query = z.strictObject({ collection: z.string().max(60).optional() });

export const loader = pageLoader({ permission: "toolkit.manage", query }, async ({ ctx, query: { collection } }) => ({
  collections: await getAssetForm(ctx),
  collectionId: collection,
}));

export const action = formAction({
  "": intent({
    permission: "toolkit.manage",
    input: createAssetInput,
    run: async ({ ctx, input }) => {
      const { assetId } = await createAsset(ctx, input);
      return goTo(paths.desk.asset(assetId), { toast: "Saved as a draft. Publish it when it is right." });
    },
  }),
});

export default function NewAsset() {
  const { collections, collectionId } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Add an asset" breadcrumbs={[{ label: "Toolkits", to: paths.desk.toolkits() }]} />
      {collections.length > 0 ? (
        <NewAssetForm collections={collections} collectionId={collectionId} failure={failure} />
      ) : (
        <EmptyState
          icon={Files}
          title="A collection first"
          action={<ButtonLink to={paths.desk.toolkits()}>Add a collection</ButtonLink>}
        >
          Each asset stands in a collection.
        </EmptyState>
      )}
    </>
  );
}
