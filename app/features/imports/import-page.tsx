import { Form } from "@remix-run/react";
import { Download, Trash2 } from "lucide-react";
import type { ImportStatus } from "~/domain/leads/imports/types";
import type { ImportView } from "~/domain/leads/views/get-import";
import { formatCount } from "~/kernel/counted";
import type { FormFailure } from "~/kernel/parse-form";
import { paths } from "~/paths";
import { Button } from "~/ui/primitives/button";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { type Step, Steps } from "~/ui/primitives/steps";
import { ImportStatusDot } from "./import-list";
import { ImportResult } from "./import-result";
import { ImportSummary } from "./import-summary";
import { MappingForm } from "./mapping-form";

const stepNames = ["Upload", "Choose columns", "Check", "Submit"];

function stepsOf(status: ImportStatus, mapping: boolean): Step[] {
  if (status === "done") return stepNames.map((label) => ({ label, state: "done" }));
  const current = mapping ? 1 : status === "checked" ? 2 : 3;
  const here = status === "failed" && !mapping ? "stopped" : "current";
  return stepNames.map((label, at) => ({ label, state: at < current ? "done" : at === current ? here : "next" }));
}

/** One import, from the choice of its columns to the result of each row. */
export function ImportPage({ data, failure }: { data: ImportView; failure?: FormFailure & { intent: string } }) {
  const { id, fileName, status, counts, mapping, result } = data;
  const mayDiscard = (status === "mapping" || status === "checked") && counts.submitted === 0;
  const read = `${formatCount(counts.total)} rows, read as ${data.encoding} with a ${data.delimiter} between cells. Uploaded by ${data.authorName}.`;
  const failureOf = (...intents: string[]) => (failure && intents.includes(failure.intent) ? failure : undefined);
  return (
    <>
      <PageHeader
        title={fileName}
        status={<ImportStatusDot status={status} />}
        description={read}
        breadcrumbs={[
          { label: "Leads", to: paths.portal.leads() },
          { label: "Import", to: paths.portal.imports() },
        ]}
        actions={
          <>
            {mayDiscard ? (
              <Form method="post">
                <Button variant="quiet" name="intent" value="discard" icon={<Trash2 aria-hidden="true" />}>
                  Throw away
                </Button>
              </Form>
            ) : null}
            {result ? (
              <ButtonLink reloadDocument to={paths.portal.importCsv(id)} icon={<Download aria-hidden="true" />}>
                Result CSV
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="mb-6">
        <Steps label="Import" steps={stepsOf(status, mapping !== null)} />
      </div>
      {data.isEncodingGuessed && status !== "done" ? (
        <div className="mb-5">
          <Callout tone="attention" title="Please look at accents and special characters">
            The file is not valid UTF-8, so it was read as Windows-1252. If names look wrong, save it as UTF-8 and
            upload it again.
          </Callout>
        </div>
      ) : null}
      {mapping ? (
        <MappingForm
          key={data.revision}
          step={mapping}
          revision={data.revision}
          failure={failureOf("check", "preview")}
        />
      ) : null}
      {result ? (
        <div className="grid gap-6">
          <ImportSummary data={data} failure={failureOf("start")} />
          <section aria-label="Rows">
            <ImportResult result={result} counts={counts} />
          </section>
        </div>
      ) : null}
    </>
  );
}
