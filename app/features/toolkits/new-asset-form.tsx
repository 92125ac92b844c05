import { createAssetInput } from "~/domain/toolkits/input";
import { paths } from "~/paths";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Form } from "~/ui/form/form";
import { FormSection } from "~/ui/form/form-section";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { ButtonLink } from "~/ui/primitives/button-link";
import { AssetFields } from "./asset-fields";
import { VersionFields } from "./version-fields";

export type NewAssetFormProps = {
  collections: readonly { id: string; title: string }[];
  /** The collection from whose list the reader came. */
  collectionId?: string;
  failure?: FormFailure;
};

/** A new asset with its first version. */
export function NewAssetForm({ collections, collectionId, failure }: NewAssetFormProps) {
  const form = useZodForm(createAssetInput, { failure, defaultValues: { collectionId } });
  return (
    <Form form={form} encType="multipart/form-data" className="grid max-w-5xl gap-8">
      <ErrorSummary />
      <FormSection title="The asset" description="How partners find it and know what it is for.">
        <AssetFields collections={collections} />
      </FormSection>
      <FormSection title="Its first version" description="A draft until you publish it: nobody outside sees it before.">
        <VersionFields />
      </FormSection>
      <SubmitBar label="Save as draft" pendingLabel="Uploading…">
        <ButtonLink to={paths.desk.toolkits()}>Cancel</ButtonLink>
      </SubmitBar>
    </Form>
  );
}
