import { uploadForm } from "~/domain/leads/imports/input";
import { IMPORT_MAX_BYTES } from "~/domain/leads/imports/types";
import type { FormFailure } from "~/kernel/parse-form";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { FileInput } from "~/ui/form/file-input";
import { Form } from "~/ui/form/form";
import { type Option, Select } from "~/ui/form/select";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Panel } from "~/ui/primitives/panel";

type Props = { programs: readonly Option[]; failure?: FormFailure; disabledReason: string | null };

/** Takes a file; what becomes of it is said beside it. */
export function UploadForm({ programs, failure, disabledReason }: Props) {
  const form = useZodForm(uploadForm, { failure });
  return (
    <div className="split split-detail">
      <Panel title="A new file">
        <Form form={form} encType="multipart/form-data" className="grid gap-4">
          <ErrorSummary labels={{ file: "File" }} />
          {programs.length > 1 ? (
            <Field name="programId" label="Program">
              <Select options={programs} placeholder={null} />
            </Field>
          ) : null}
          <Field name="file" label="Table of companies" hint="One company per row, with a header. At most 5,000 rows.">
            <FileInput kinds="CSV" accept=".csv,.tsv,.txt,text/csv" maxBytes={IMPORT_MAX_BYTES} />
          </Field>
          <SubmitBar
            label="Upload and choose columns"
            pendingLabel="Reading the file…"
            name="intent"
            value="upload"
            disabledReason={disabledReason}
          />
        </Form>
      </Panel>
      <Panel title="How it goes">
        <ol className="grid list-decimal gap-2 ps-5 text-sm">
          <li>Say which column is what. What your file lacks, you answer once for all rows.</li>
          <li>Every row is checked, and you see what is ready, what has to be corrected, and what is skipped.</li>
          <li>You submit the rows that are ready. Each becomes a lead of its own, with its own decision.</li>
        </ol>
        <p className="mt-3 text-sm text-muted">
          Commas, semicolons and tabs are recognised, and so are UTF-8 and Windows-1252. From Excel, save the sheet as
          CSV.
        </p>
      </Panel>
    </div>
  );
}
