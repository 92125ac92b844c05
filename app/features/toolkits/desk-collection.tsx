import { Plus } from "lucide-react";
import type { DeskCollection } from "~/domain/toolkits/views/list-desk-toolkits";
import type { FormFailure } from "~/kernel/parse-form";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { AssetRow } from "./asset-row";
import { audienceWords } from "./asset-words";
import { ChangeCollectionForm } from "./collection-forms";
import { MoveButtons } from "./move-buttons";

type Props = { collection: DeskCollection; first: boolean; last: boolean; mayManage: boolean; failure?: FormFailure };

/** A collection as the vendor arranges it. */
export function DeskCollectionPanel({ collection, first, last, mayManage, failure }: Props) {
  const { id, title, description, assets } = collection;
  return (
    <Panel
      title={title}
      count={assets.length}
      padded={false}
      actions={
        mayManage ? (
          <>
            <MoveButtons intent="move-collection" field="collectionId" {...{ id, title, first, last }} />
            <ButtonLink size="sm" to={paths.desk.newAsset({ collection: id })} icon={<Plus aria-hidden="true" />}>
              <span>
                Add<span className="sr-only"> an asset to {title}</span>
              </span>
            </ButtonLink>
          </>
        ) : undefined
      }
    >
      {description ? <p className="border-b border-line px-4 py-2.5 text-muted">{description}</p> : null}
      {assets.length === 0 ? (
        <p className="px-4 py-3 text-muted">Nothing in here yet; partners do not see it.</p>
      ) : null}
      <ul className="divide-y divide-line">
        {assets.map((asset, index) => (
          <AssetRow
            key={asset.id}
            asset={asset}
            to={paths.desk.asset(asset.id)}
            actions={
              mayManage ? (
                <MoveButtons
                  intent="move-asset"
                  field="assetId"
                  id={asset.id}
                  title={asset.title}
                  first={index === 0}
                  last={index === assets.length - 1}
                />
              ) : null
            }
          >
            <Standing asset={asset} />
            <span>{audienceWords(asset.audience)}</span>
            <span className="tabular-nums">Taken {asset.taken === 1 ? "once" : `${asset.taken} times`}</span>
          </AssetRow>
        ))}
      </ul>
      {mayManage ? <ChangeCollectionForm collection={collection} failure={failure} /> : null}
    </Panel>
  );
}

function Standing({ asset }: { asset: DeskCollection["assets"][number] }) {
  const { publishedNumber, draftNumber, recalledNumber } = asset;
  return (
    <>
      {publishedNumber !== null ? <StatusDot tone="good">Version {publishedNumber} published</StatusDot> : null}
      {publishedNumber === null && recalledNumber !== null ? (
        <StatusDot tone="bad">Version {recalledNumber} recalled</StatusDot>
      ) : null}
      {draftNumber !== null ? <StatusDot tone="info">Version {draftNumber} is a draft</StatusDot> : null}
    </>
  );
}
