import { Link, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { startInput } from "~/domain/leads/imports/input";
import type { ImportView } from "~/domain/leads/views/get-import";
import { counted, formatCount } from "~/kernel/counted";
import type { FormFailure } from "~/kernel/parse-form";
import { paths } from "~/paths";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Form } from "~/ui/form/form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Callout } from "~/ui/primitives/callout";
import { Panel } from "~/ui/primitives/panel";
import { ProgressBar } from "~/ui/primitives/progress-bar";
import { Time } from "~/ui/primitives/time";
import { useHydrated } from "~/ui/use-hydrated";

const leads = (n: number) => counted(n, "lead");
const rows = (n: number) => counted(n, "row");

const refreshEvery = 1_000;

/** Loads the page's data again while rows are being submitted and somebody looks. */
function useRefreshWhile(active: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!active || state !== "idle") return;
    const timer = setTimeout(() => {
      if (document.visibilityState === "visible") revalidate();
    }, refreshEvery);
    const onVisible = () => document.visibilityState === "visible" && revalidate();
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [active, state, revalidate]);
}

function Running({ data }: { data: ImportView }) {
  const hydrated = useHydrated();
  const { counts } = data;
  useRefreshWhile(true);
  return (
    <Panel title="Submitting">
      <ProgressBar label="Rows submitted" value={counts.run - counts.ready} max={counts.run} />
      <p className="mt-3 text-sm text-muted">
        You can leave this page: the work goes on, and you find it again under Import.{" "}
        {hydrated ? null : (
          <a className="link inline-flex min-h-6 items-center" href={paths.portal.import(data.id)}>
            Show the progress now
          </a>
        )}
      </p>
    </Panel>
  );
}

/** What a submission would do, in one sentence. */
function forecast({ counts }: ImportView): string {
  const parts = [`${rows(counts.ready)} ${counts.ready === 1 ? "is" : "are"} ready`];
  if (counts.invalid > 0) parts.push(`${formatCount(counts.invalid)} to correct`);
  if (counts.skipped > 0) parts.push(`${formatCount(counts.skipped)} skipped`);
  if (counts.submitted > 0) parts.push(`${formatCount(counts.submitted)} submitted already`);
  return `${parts.join(", ")}.`;
}

function Start({ data, failure }: { data: ImportView; failure?: FormFailure }) {
  const form = useZodForm(startInput, { failure });
  const { counts, revision, status, stoppedReason, blocked } = data;
  const why = blocked ?? (counts.ready === 0 ? "No row is ready to be submitted." : null);
  return (
    <Panel title={status === "failed" ? "Stopped" : "Ready to submit"}>
      {stoppedReason ? (
        <div className="mb-3">
          <Callout tone="bad" title="The work was stopped, nothing was lost">
            {stoppedReason}
          </Callout>
        </div>
      ) : null}
      <p className="mb-3">{forecast(data)}</p>
      <Form form={form} className="grid gap-3">
        <ErrorSummary />
        <input type="hidden" name="revision" value={revision} />
        <SubmitBar
          label={counts.ready === 0 ? "Submit leads" : `Submit ${leads(counts.ready)}`}
          name="intent"
          value="start"
          disabledReason={why}
          note={why ?? "Each company that is free is reserved for you from the minute its row is submitted."}
        >
          <Link className="btn btn-secondary" to={paths.portal.import(data.id, { view: "mapping" })}>
            Change columns
          </Link>
        </SubmitBar>
      </Form>
    </Panel>
  );
}

function Done({ data }: { data: ImportView }) {
  const { counts, finishedAt, now, timeZone } = data;
  return (
    <Callout tone={counts.submitted > 0 ? "good" : "attention"} title={`${leads(counts.submitted)} submitted`}>
      {finishedAt ? (
        <>
          Finished <Time value={finishedAt} now={now} timeZone={timeZone} />.{" "}
        </>
      ) : null}
      {counts.invalid > 0
        ? `Correct the other ${rows(counts.invalid)} in your file and import it again: companies that you have brought already are skipped.`
        : "Each lead now goes its own way: you find it under Leads."}
    </Callout>
  );
}

/** Where an import stands and what can be done next. */
export function ImportSummary({ data, failure }: { data: ImportView; failure?: FormFailure }) {
  if (data.status === "running") return <Running data={data} />;
  if (data.status === "done") return <Done data={data} />;
  return <Start data={data} failure={failure} />;
}
