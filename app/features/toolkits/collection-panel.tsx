import type { PartnerCollection } from "~/domain/toolkits/views/list-toolkits";
import { paths } from "~/paths";
import { Badge } from "~/ui/primitives/badge";
import { Panel } from "~/ui/primitives/panel";
import { Time } from "~/ui/primitives/time";
import { AssetRow } from "./asset-row";
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
          <AssetRow
            key={asset.id}
            asset={asset}
            to={paths.portal.asset(asset.id)}
            mark={asset.hasOlder ? <Badge tone="attention">Newer than yours</Badge> : null}
          >
            <span>{fileWords(asset.fileName, asset.sizeBytes)}</span>
            <span>
              Version {asset.number}
              {asset.publishedAt ? (
                <>
                  , <Time value={asset.publishedAt} now={now} timeZone={timeZone} show="date" />
                </>
              ) : null}
            </span>
          </AssetRow>
        ))}
      </ul>
    </Panel>
  );
}
