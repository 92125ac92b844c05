import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { discardDraft } from "~/domain/programs/commands/discard-draft";
import { saveDraft } from "~/domain/programs/commands/save-draft";
import { draftInput, saveDraftInput } from "~/domain/programs/input";
import { getDraft } from "~/domain/programs/views/get-draft";
import { RulesEditor } from "~/features/programs/rules-editor/rules-editor";
import { DiscardDraft } from "~/features/programs/version-decision";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Rules of ${data?.programName ?? "a program"} · Fairlead` },
];

export const loader = pageLoader({ permission: "program.manage" }, ({ ctx, params }) =>
  getDraft(ctx, params.programId ?? ""),
);

const permission = "program.manage";

export const action = formAction({
  "": intent({
    permission,
    input: saveDraftInput,
    run: async ({ ctx, input, params }) => {
      const programId = params.programId ?? "";
      const { at } = await saveDraft(ctx, { ...input, programId });
      return goTo(paths.desk.programRules(programId, at), at ? {} : { toast: "Saved." });
    },
  }),
  discard: intent({
    permission,
    input: draftInput,
    run: async ({ ctx, input, params }) => {
      const programId = params.programId ?? "";
      await discardDraft(ctx, { ...input, programId });
      return goTo(paths.desk.program(programId), { toast: "Thrown away. Nothing that is published changed." });
    },
  }),
});

export default function Rules() {
  const draft = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { programId, programName, versionId, number, revision } = draft;
  return (
    <>
      <PageHeader
        title={`Version ${number}`}
        status={<Tag>Draft</Tag>}
        description="Nothing here counts before it is published; half a draft is kept as it is."
        breadcrumbs={[
          { label: "Programs", to: paths.desk.programs() },
          { label: programName, to: paths.desk.program(programId) },
        ]}
        actions={<DiscardDraft versionId={versionId} revision={revision} />}
      />
      <RulesEditor draft={draft} failure={failure} />
    </>
  );
}
