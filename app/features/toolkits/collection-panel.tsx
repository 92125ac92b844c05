import { Link } from "@remix-run/react";
import { assetKindLabels } from "~/domain/toolkits/fields";
import type { PartnerCollection } from "~/domain/toolkits/views/list-toolkits";
import { paths } from "~/paths";
import { Badge } from "~/ui/primitives/badge";
import { Panel } from "~/ui/primitives/panel";
import { Tag } from "~/ui/primitives/tag";
import { Time } from "~/ui/primitives/time";
import { AssetIcon } from "./asset-icon";
import { fileWords } from "./asset-words";

type Props = { collection: PartnerCollection; now: Date; timeZone: string };

/** A collection of assets that a partner may take. */
export function CollectionPanel({ collection, now, timeZone }: Props) {
  return (
    <Panel title={collection.title} count={collection.assets.length} padded={false}>
      {collection.description ? (
        <p className="border-b border-line px-4 py-2.5 text-muted">{collection.description}</p>
      ) : null}
      <ul className="divide-y divide-line">
        {collection.assets.map((asset) => (
          <li key={asset.id} className="relative flex gap-3 px-4 py-3 hover:bg-sunken/60">
            <AssetIcon kind={asset.kind} />
            <div className="min-w-0 flex-1">
              <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
                <Link
                  to={paths.portal.asset(asset.id)}
                  prefetch="intent"
                  className="underline-offset-3 after:absolute after:inset-0 hover:underline"
                >
                  {asset.title}
                </Link>
                {asset.hasOlder ? <Badge tone="attention">Newer than yours</Badge> : null}
              </h3>
              {asset.description ? (
                <p className="mt-0.5 line-clamp-2 max-w-3xl text-muted">{asset.description}</p>
              ) : null}
              <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
                <Tag>{assetKindLabels[asset.kind]}</Tag>
                <span>{fileWords(asset.fileName, asset.sizeBytes)}</span>
                <span>
                  Version {asset.number}
                  {asset.publishedAt ? (
                    <>
                      , <Time value={asset.publishedAt} now={now} timeZone={timeZone} show="date" />
                    </>
                  ) : null}
                </span>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
