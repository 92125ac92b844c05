import type { VersionPage as Version } from "~/domain/programs/views/get-version";
import type { ShutOut } from "~/domain/onboarding/views/shut-out";
import type { FormFailure } from "~/kernel/parse-form";
import { paths } from "~/paths";
import { Callout } from "~/ui/primitives/callout";
import { PageHeader } from "~/ui/primitives/page-header";
import { Panel } from "~/ui/primitives/panel";
import { Tag } from "~/ui/primitives/tag";
import { Time } from "~/ui/primitives/time";
import { ChangeList } from "./change-list";
import { RulesPanels } from "./rules-panels";
import { PublishPanel } from "./version-decision";

/** One version to read: what it changes and all that it says; a draft with its publication. */
export function VersionPage({
  version,
  shutOut,
  failure,
}: {
  version: Version;
  shutOut: readonly ShutOut[];
  failure?: FormFailure;
}) {
  const { before, changes, number, now, problems, programId, programName, publishedAt, timeZone } = version;
  const isDraft = publishedAt === null;
  return (
    <>
      <PageHeader
        title={`Version ${number}`}
        status={isDraft ? <Tag>Draft</Tag> : undefined}
        description={
          isDraft ? undefined : (
            <>
              Published <Time value={publishedAt} now={now} timeZone={timeZone} show="datetime" />
              {version.publishedByName ? ` by ${version.publishedByName}` : null}. It never changes.
            </>
          )
        }
        breadcrumbs={[
          { label: "Programs", to: paths.desk.programs() },
          { label: programName, to: paths.desk.program(programId) },
        ]}
      />
      <div className="grid max-w-3xl gap-5">
        {isDraft ? <PublishPanel version={version} shutOut={shutOut} failure={failure} /> : null}
        {problems.length > 0 ? (
          <Callout tone="attention" title="It cannot be read as a whole yet">
            What it changes is shown here as soon as everything in the draft makes sense.
          </Callout>
        ) : (
          <>
            {before ? (
              <Panel title={`What changes from version ${before.number}`} count={changes.length}>
                {changes.length > 0 ? (
                  <ChangeList changes={changes} />
                ) : (
                  <p className="text-muted">Nothing: it says the same, word for word.</p>
                )}
              </Panel>
            ) : (
              <Callout>This is the program's first version: everything in it is new.</Callout>
            )}
            <RulesPanels sentences={version.sentences} terms={version.terms} />
          </>
        )}
      </div>
    </>
  );
}
