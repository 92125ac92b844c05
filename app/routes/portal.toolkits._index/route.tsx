import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Files } from "lucide-react";
import { assetKindLabels } from "~/domain/toolkits/fields";
import { toolkitQuery } from "~/domain/toolkits/input";
import { listToolkits } from "~/domain/toolkits/views/list-toolkits";
import { CollectionPanel } from "~/features/toolkits/collection-panel";
import { EmptyState } from "~/ui/primitives/empty-state";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { FilterBar } from "~/ui/table/filter-bar";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Toolkits · Fairlead" }];

export const loader = pageLoader({ permission: "portal-toolkit.read", query: toolkitQuery }, ({ ctx, query }) =>
  listToolkits(ctx, query),
);

export default function Toolkits() {
  const { collections, kinds, shown, now, timeZone } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const filtered = params.has("q") || params.has("kind");
  const options = kinds.map(({ kind, n }) => ({ value: kind, label: `${assetKindLabels[kind]} (${n})` }));
  return (
    <>
      <PageHeader
        title="Toolkits"
        description="Everything that helps you tell the story: always the current version, ready to send."
      />
      <FilterBar
        search={{ placeholder: "Search toolkits" }}
        filters={[{ name: "kind", label: "Kind", options }]}
        keep={[]}
      />
      <p className="sr-only" role="status">
        {filtered ? `${shown} found` : ""}
      </p>
      <div className="grid gap-5">
        {collections.map((collection) => (
          <CollectionPanel key={collection.id} collection={collection} now={now} timeZone={timeZone} />
        ))}
        {collections.length === 0 ? (
          <Panel padded={false}>
            <EmptyState icon={Files} title={filtered ? "Nothing matches" : "No toolkits yet"}>
              {filtered
                ? "Try another word, or remove a filter to see everything."
                : "Overviews, templates, case studies and guides stand here as soon as your partner team publishes them."}
            </EmptyState>
          </Panel>
        ) : null}
      </div>
    </>
  );
}
