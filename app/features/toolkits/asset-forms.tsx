import { changeAssetInput, recallVersionInput, uploadVersionInput } from "~/domain/toolkits/input";
import type { DeskAsset, DeskVersion } from "~/domain/toolkits/views/get-desk-asset";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { Textarea } from "~/ui/form/textarea";
import { useZodForm } from "~/ui/form/use-zod-form";
import { FoldedPanel } from "~/ui/primitives/folded-panel";
import { AssetFields } from "./asset-fields";
import { versionWords } from "./asset-words";
import { VersionFields } from "./version-fields";

/** The next version of an asset. */
export function UploadVersionForm({ failure }: { failure?: FormFailure }) {
  const form = useZodForm(uploadVersionInput, { failure, resetOnSuccess: true });
  return (
    <FoldedPanel summary="Upload a new version" open={failure !== undefined}>
      <Form form={form} encType="multipart/form-data" className="grid gap-4">
        <ErrorSummary />
        <input type="hidden" name="intent" value="upload" />
        <VersionFields />
        <Field name="changeNote" label="What changed" required={false} hint="One sentence; partners read it.">
          <Input maxLength={300} />
        </Field>
        <SubmitBar label="Save as draft" pendingLabel="Uploading…" />
      </Form>
    </FoldedPanel>
  );
}

/** Title, description, place and audience of an asset. */
export function ChangeAssetForm({ asset, failure }: { asset: DeskAsset; failure?: FormFailure }) {
  const { title, kind, collectionId, description, keywords, audience, revision } = asset;
  const form = useZodForm(changeAssetInput, {
    failure,
    defaultValues: { title, kind, collectionId, description, keywords, audience },
  });
  return (
    <FoldedPanel summary="Change title, audience and the rest" open={failure !== undefined}>
      <Form form={form} className="grid gap-4">
        <ErrorSummary />
        <input type="hidden" name="intent" value="change" />
        <input type="hidden" name="revision" value={revision} />
        <AssetFields collections={asset.collections} />
        <SubmitBar label="Save" note="Partners see it at once." />
      </Form>
    </FoldedPanel>
  );
}

/** Takes a published or superseded version back. */
export function RecallForm({ versions, failure }: { versions: readonly DeskVersion[]; failure?: FormFailure }) {
  const form = useZodForm(recallVersionInput, { failure, resetOnSuccess: true });
  return (
    <FoldedPanel summary="Recall a version" open={failure !== undefined}>
      <Form form={form} className="grid gap-4">
        <ErrorSummary />
        <input type="hidden" name="intent" value="recall" />
        <Field name="versionId" label="Version">
          <Select
            placeholder={versions.length > 1 ? "Choose…" : null}
            options={versions.map(({ id, number, status }) => ({
              value: id,
              label: `Version ${number} (${versionWords[status].label.toLowerCase()})`,
            }))}
          />
        </Field>
        <Field
          name="reason"
          label="Reason"
          hint="For your colleagues. Partners can no longer get it, and those who hold it are asked to stop using it. This is final."
        >
          <Textarea rows={2} limit={300} />
        </Field>
        <SubmitBar label="Recall" variant="danger" />
      </Form>
    </FoldedPanel>
  );
}
