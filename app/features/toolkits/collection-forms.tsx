import { Form as PlainForm } from "@remix-run/react";
import { changeCollectionInput, createCollectionInput } from "~/domain/toolkits/input";
import type { DeskCollection } from "~/domain/toolkits/views/list-desk-toolkits";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Button } from "~/ui/primitives/button";
import { FoldedPanel } from "~/ui/primitives/folded-panel";

function CollectionFields() {
  return (
    <>
      <Field name="title" label="Title">
        <Input maxLength={80} />
      </Field>
      <Field name="description" label="Description" required={false} hint="One sentence under the title.">
        <Input maxLength={300} />
      </Field>
    </>
  );
}

/** Adds a collection. */
export function NewCollectionForm({ failure, open }: { failure?: FormFailure; open: boolean }) {
  const form = useZodForm(createCollectionInput, { failure, resetOnSuccess: true });
  return (
    <FoldedPanel summary="New collection" open={open || failure !== undefined}>
      <Form form={form} className="grid max-w-xl gap-4">
        <ErrorSummary />
        <input type="hidden" name="intent" value="create" />
        <CollectionFields />
        <SubmitBar label="Add the collection" />
      </Form>
    </FoldedPanel>
  );
}

/** Renames a collection, or removes it when it is empty. */
export function ChangeCollectionForm({ collection, failure }: { collection: DeskCollection; failure?: FormFailure }) {
  const { id, title, description, revision } = collection;
  // A new revision starts the form anew with what is stored now.
  return (
    <ChangeForm
      key={revision}
      {...{ id, title, description, revision, failure }}
      empty={collection.assets.length === 0}
    />
  );
}

type ChangeProps = Pick<DeskCollection, "id" | "title" | "description" | "revision"> & {
  empty: boolean;
  failure?: FormFailure;
};

function ChangeForm({ id, title, description, revision, empty, failure }: ChangeProps) {
  const form = useZodForm(changeCollectionInput, { failure, defaultValues: { title, description } });
  return (
    <details className="border-t border-line px-4 py-2" open={failure !== undefined}>
      <summary className="link inline-flex min-h-6 items-center text-sm">Rename or remove</summary>
      <Form form={form} className="my-3 grid max-w-xl gap-4">
        <ErrorSummary />
        <input type="hidden" name="intent" value="change" />
        <input type="hidden" name="collectionId" value={id} />
        <input type="hidden" name="revision" value={revision} />
        <CollectionFields />
        <SubmitBar label="Save" />
      </Form>
      {empty ? (
        <PlainForm method="post" className="mb-3">
          <input type="hidden" name="collectionId" value={id} />
          <Button variant="danger" size="sm" name="intent" value="remove">
            Remove this empty collection
          </Button>
        </PlainForm>
      ) : (
        <p className="mb-2 text-sm text-muted">A collection can be removed once it holds no assets.</p>
      )}
    </details>
  );
}
