import { Form } from "@remix-run/react";
import type { ShutOut } from "~/domain/onboarding/views/shut-out";
import { draftInput } from "~/domain/programs/input";
import type { VersionPage } from "~/domain/programs/views/get-version";
import { counted, formatCount } from "~/kernel/counted";
import type { FormFailure } from "~/kernel/parse-form";
import { paths } from "~/paths";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Form as CheckedForm } from "~/ui/form/form";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Button } from "~/ui/primitives/button";
import { ButtonLink } from "~/ui/primitives/button-link";
import { Callout } from "~/ui/primitives/callout";
import { DescriptionList } from "~/ui/primitives/description-list";
import { Panel } from "~/ui/primitives/panel";
import { placeOf } from "./rule-sections";

/** A draft's decision: whom publishing concerns, what stands in its way, and the button. */
export function PublishPanel({
  version,
  shutOut,
  failure,
}: {
  version: VersionPage;
  /** Who could not submit any more, by what they would have to do first. */
  shutOut: readonly ShutOut[];
  failure?: FormFailure;
}) {
  const form = useZodForm(draftInput, { failure });
  const { affected, before, changes, problems, programId, programStatus, versionId, revision, number, mayManage } =
    version;
  if (!affected) return null;
  const { partners, mustAccept, leads } = affected;
  const rewardsOnly =
    before !== null &&
    changes.some(({ section }) => section === "rewards") &&
    !changes.some(({ section }) => section === "terms");
  const blocked =
    programStatus === "ended"
      ? "This program has ended."
      : problems.length > 0
        ? `${problems.length === 1 ? "One thing has" : `${problems.length} things have`} to be corrected first.`
        : null;
  return (
    <Panel title={`Publish version ${number}`}>
      <div className="grid gap-4">
        <DescriptionList
          items={[
            {
              term: "Partners",
              value:
                partners === 0
                  ? "Nobody is in the program yet."
                  : `${counted(partners, "partner")} in the program. Before the next lead ${formatCount(mustAccept)} must accept; their admins are told.`,
            },
            ...(shutOut.length > 0
              ? [
                  {
                    term: "Shut out",
                    value: (
                      <ul>
                        {shutOut.map(({ step, title, partners: names }) => (
                          <li key={step} className="text-attention-ink">
                            {counted(names.length, "partner")} could not submit until this is done:{" "}
                            {title.toLowerCase()}
                            {names.length <= 5 ? ` (${names.join(", ")})` : ""}.
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                ]
              : []),
            ...(rewardsOnly
              ? [
                  {
                    term: "Terms",
                    value:
                      "What is paid changes, the terms text does not. Check that it does not promise what was paid before.",
                  },
                ]
              : []),
            {
              term: "Leads",
              value: before
                ? `${counted(leads.all, "lead")} ${leads.all === 1 ? "stays" : "stay"} on earlier versions, ${formatCount(leads.open)} of them open. What they earn does not change.`
                : "Every lead will be the first under these rules.",
            },
            { term: "For ever", value: `Version ${number} can never be changed again; a later one can follow it.` },
          ]}
        />
        {version.warnings.length > 0 ? (
          <Callout tone="attention" title="Look at this first">
            <ul className="grid gap-1">
              {version.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </Callout>
        ) : null}
        {problems.length > 0 ? (
          <Callout tone="bad" title={blocked ?? ""}>
            <ul className="grid gap-1">
              {problems.map(({ field, message }) => (
                <li key={field}>
                  {placeOf(field)}: {message}
                </li>
              ))}
            </ul>
          </Callout>
        ) : null}
        {mayManage ? (
          <CheckedForm form={form} className="grid gap-3">
            <ErrorSummary />
            <input type="hidden" name="intent" value="publish" />
            <input type="hidden" name="versionId" value={versionId} />
            <input type="hidden" name="revision" value={revision} />
            {blocked && problems.length === 0 ? <p className="text-sm text-attention-ink">{blocked}</p> : null}
            <SubmitBar label={`Publish version ${number}`} pendingLabel="Publishing…" disabledReason={blocked}>
              <ButtonLink to={paths.desk.programRules(programId)}>Back to the draft</ButtonLink>
            </SubmitBar>
          </CheckedForm>
        ) : null}
      </div>
    </Panel>
  );
}

/** Throws the draft away. */
export function DiscardDraft({ versionId, revision }: { versionId: string; revision: number }) {
  return (
    <Form method="post">
      <input type="hidden" name="versionId" value={versionId} />
      <input type="hidden" name="revision" value={revision} />
      <Button variant="quiet" name="intent" value="discard">
        Throw the draft away
      </Button>
    </Form>
  );
}
