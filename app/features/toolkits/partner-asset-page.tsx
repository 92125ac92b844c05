import { Download, FilePen } from "lucide-react";
import { assetKindLabels } from "~/domain/toolkits/fields";
import type { PartnerAsset } from "~/domain/toolkits/views/get-asset";
import { paths } from "~/paths";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";
import { DescriptionList } from "~/ui/primitives/description-list";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { Tag } from "~/ui/primitives/tag";
import { Time } from "~/ui/primitives/time";
import { Timeline } from "~/ui/primitives/timeline";
import { fileWords } from "./asset-words";
import { CopyTemplate } from "./copy-template";

/** An asset as its partner sees it: what it is for, its text, its version, and the file. */
export function PartnerAssetPage({ asset }: { asset: PartnerAsset }) {
  const isTemplate = asset.kind === "email_template";
  return (
    <>
      <PageHeader
        title={asset.title}
        status={<Tag>{assetKindLabels[asset.kind]}</Tag>}
        description={asset.description || undefined}
        breadcrumbs={[{ label: "Toolkits", to: paths.portal.toolkits() }]}
        primary={
          <ButtonLink
            variant={isTemplate ? "secondary" : "primary"}
            to={paths.portal.assetFile(asset.id)}
            reloadDocument
            icon={<Download aria-hidden="true" />}
          >
            Download
          </ButtonLink>
        }
      />
      <DetailLayout factsFirst={false} story={<Story asset={asset} />} facts={<Facts asset={asset} />} />
    </>
  );
}

function Story({ asset }: { asset: PartnerAsset }) {
  if (asset.kind === "email_template") {
    return (
      <Panel title="Ready to send, with your name in it">
        <CopyTemplate text={asset.text} />
      </Panel>
    );
  }
  return (
    <Panel title="What is inside">
      {asset.text ? (
        <p className="max-w-3xl whitespace-pre-line break-words">{asset.text}</p>
      ) : (
        <p className="text-muted">There is no preview of this file. Download it to read it.</p>
      )}
    </Panel>
  );
}

function Facts({ asset }: { asset: PartnerAsset }) {
  const { held, now, timeZone, file, history } = asset;
  const isOutdated = held !== null && (held.recalled || held.number < asset.number);
  return (
    <>
      {isOutdated ? (
        <Callout tone="attention" title={`You have version ${held.number}`}>
          {held.recalled ? "It was recalled. Please use this version instead." : "This version replaces it."}
        </Callout>
      ) : null}
      <Panel title={`Version ${asset.number}`}>
        <DescriptionList
          items={[
            {
              term: "Published",
              value: asset.publishedAt ? (
                <Time value={asset.publishedAt} now={now} timeZone={timeZone} show="date" />
              ) : null,
            },
            ...(asset.changeNote ? [{ term: "What changed", value: asset.changeNote }] : []),
            { term: "File", value: fileWords(file.name, file.sizeBytes) },
            { term: "Collection", value: asset.collectionTitle },
            ...(held && !isOutdated
              ? [{ term: "You took it", value: <Time value={held.at} now={now} timeZone={timeZone} /> }]
              : []),
          ]}
        />
      </Panel>
      {history.length > 1 ? (
        <Panel title="What changed, and when">
          <Timeline
            now={now}
            timeZone={timeZone}
            entries={history.flatMap(({ number, publishedAt, changeNote }) =>
              publishedAt
                ? [
                    {
                      id: String(number),
                      icon: FilePen,
                      tone: number === asset.number ? ("good" as const) : ("neutral" as const),
                      text: `Version ${number}`,
                      at: publishedAt,
                      details: changeNote || undefined,
                    },
                  ]
                : [],
            )}
          />
        </Panel>
      ) : null}
    </>
  );
}
