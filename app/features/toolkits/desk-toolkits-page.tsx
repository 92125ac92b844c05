import { Files } from "lucide-react";
import type { DeskCollection } from "~/domain/toolkits/views/list-desk-toolkits";
import type { FormFailure } from "~/kernel/parse-form";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";
import { EmptyState } from "~/ui/primitives/empty-state";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { NewCollectionForm } from "./collection-forms";
import { DeskCollectionPanel } from "./desk-collection";

type Props = {
  collections: readonly DeskCollection[];
  mayManage: boolean;
  failure?: FormFailure & { intent: string };
};

/** Every collection with its assets, to arrange and to open. */
export function DeskToolkitsPage({ collections, mayManage, failure }: Props) {
  const changeOf = (id: string) =>
    failure?.intent === "change" && failure.values.collectionId === id ? failure : undefined;
  return (
    <>
      <PageHeader
        title="Toolkits"
        description="What partners find under Toolkits, in this order. Each sees only what is published and meant for its kind."
        primary={
          mayManage && collections.length > 0 ? (
            <ButtonLink variant="primary" to={paths.desk.newAsset()}>
              Add an asset
            </ButtonLink>
          ) : undefined
        }
      />
      <div className="grid gap-5">
        {failure?.intent === "remove" ? (
          <Callout tone="bad" title="It was not removed" live>
            {Object.values(failure.errors).flat().join(" ")}
          </Callout>
        ) : null}
        {collections.map((collection, index) => (
          <DeskCollectionPanel
            key={collection.id}
            collection={collection}
            first={index === 0}
            last={index === collections.length - 1}
            mayManage={mayManage}
            failure={changeOf(collection.id)}
          />
        ))}
        {collections.length === 0 ? (
          <Panel padded={false}>
            <EmptyState icon={Files} title="No collections yet">
              Overviews, e-mail templates, case studies and guides for partners stand here, by collection.
              {mayManage ? " Begin with a collection, such as “Start here”." : null}
            </EmptyState>
          </Panel>
        ) : null}
        {mayManage ? (
          <NewCollectionForm
            open={collections.length === 0}
            failure={failure?.intent === "create" ? failure : undefined}
          />
        ) : null}
      </div>
    </>
  );
}
