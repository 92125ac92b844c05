import { Download } from "lucide-react";
import { assetKindLabels } from "~/domain/toolkits/fields";
import type { DeskAsset } from "~/domain/toolkits/views/get-desk-asset";
import type { FormFailure } from "~/kernel/parse-form";
import { paths } from "~/paths";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { Badge } from "~/ui/primitives/badge";
import { ButtonLink } from "~/ui/primitives/button-link";
import { DescriptionList } from "~/ui/primitives/description-list";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { ChangeAssetForm, RecallForm, UploadVersionForm } from "./asset-forms";
import { audienceWords } from "./asset-words";
import { DraftPanel } from "./draft-panel";
import { TakingPartners } from "./taking-partners";
import { VersionList } from "./version-list";

type Props = { asset: DeskAsset; failure?: FormFailure & { intent: string } };

/** An asset as the vendor works with it: what is published, its versions, and who took them. */
export function DeskAssetPage({ asset, failure }: Props) {
  const { id, published, versions, mayManage, now, timeZone } = asset;
  const of = (intent: string) => (failure?.intent === intent ? failure : undefined);
  const drafts = versions.filter(({ may }) => may.publish);
  const decided = of("publish") ?? of("discard");
  const problemOf = (versionId: string) =>
    decided?.values.versionId === versionId ? Object.values(decided.errors).flat().join(" ") : undefined;
  const lost = decided && !drafts.some((draft) => draft.id === decided.values.versionId);
  return (
    <>
      <PageHeader
        title={asset.title}
        status={
          published ? (
            <Badge tone="good">Version {published.number} published</Badge>
          ) : (
            <Badge tone="attention">Not published</Badge>
          )
        }
        description={asset.description || undefined}
        breadcrumbs={[{ label: "Toolkits", to: paths.desk.toolkits() }]}
        actions={
          published ? (
            <ButtonLink to={paths.desk.assetFile(id)} reloadDocument icon={<Download aria-hidden="true" />}>
              Download
            </ButtonLink>
          ) : undefined
        }
      />
      <DetailLayout
        story={
          <>
            {lost ? (
              <p className="field-error" role="alert">
                {Object.values(decided.errors).flat().join(" ")}
              </p>
            ) : null}
            {drafts.map((draft) => (
              <DraftPanel
                key={draft.id}
                assetId={id}
                draft={draft}
                published={published}
                problem={problemOf(draft.id)}
              />
            ))}
            <section className="grid gap-3">
              <h2 className="text-base font-semibold">Versions</h2>
              <VersionList assetId={id} versions={versions} now={now} timeZone={timeZone} />
            </section>
            {mayManage ? <UploadVersionForm failure={of("upload")} /> : null}
            <section className="grid gap-3">
              <h2 className="text-base font-semibold">Who took it</h2>
              <TakingPartners asset={asset} />
            </section>
            <PreviewText asset={asset} />
          </>
        }
        facts={<Facts asset={asset} change={of("change")} recall={of("recall")} />}
      />
    </>
  );
}

function PreviewText({ asset }: { asset: DeskAsset }) {
  const shown = asset.published ?? asset.versions[0];
  if (!shown) return null;
  return (
    <Panel title={`Preview text of version ${shown.number}`}>
      {shown.previewText ? (
        <p className="max-w-3xl whitespace-pre-line break-words">{shown.previewText}</p>
      ) : (
        <p className="text-muted">None. Partners cannot read into this file before they download it.</p>
      )}
    </Panel>
  );
}

function Facts({ asset, change, recall }: { asset: DeskAsset; change?: FormFailure; recall?: FormFailure }) {
  const recallable = asset.versions.filter(({ may }) => may.recall);
  return (
    <>
      <Panel title="Facts">
        <DescriptionList
          items={[
            { term: "Kind", value: assetKindLabels[asset.kind] },
            { term: "Collection", value: asset.collections.find(({ id }) => id === asset.collectionId)?.title },
            { term: "Who sees it", value: audienceWords(asset.audience) },
            { term: "Keywords", value: asset.keywords },
            { term: "Downloads", value: asset.versions.reduce((sum, { downloads }) => sum + downloads, 0) },
            ...(asset.kind === "email_template"
              ? [{ term: "Texts copied", value: asset.versions.reduce((sum, { copies }) => sum + copies, 0) }]
              : []),
          ]}
        />
      </Panel>
      {asset.mayManage ? <ChangeAssetForm key={asset.revision} asset={asset} failure={change} /> : null}
      {recallable.length > 0 ? <RecallForm versions={recallable} failure={recall} /> : null}
    </>
  );
}
