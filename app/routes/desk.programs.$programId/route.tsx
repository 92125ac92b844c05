import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeProgram } from "~/domain/programs/commands/change-program";
import { enrolPartner } from "~/domain/programs/commands/enrol-partner";
import { moveProgram } from "~/domain/programs/commands/move-program";
import { startDraft } from "~/domain/programs/commands/start-draft";
import { changeProgramInput, enrolPartnerInput, moveProgramInput, startDraftInput } from "~/domain/programs/input";
import { getProgramForDesk } from "~/domain/programs/views/get-program";
import { ProgramDeskPage } from "~/features/programs/program-desk-page";
import { paths } from "~/paths";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";
import { onRecord } from "~/web/on-record.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? "Program"} · Fairlead` }];

export const loader = pageLoader({ permission: "program.read" }, ({ ctx, params }) =>
  getProgramForDesk(ctx, params.programId ?? ""),
);

const onProgram = onRecord("programId", paths.desk.program);

export const action = formAction({
  change: onProgram("program.manage", changeProgramInput, changeProgram, "Saved."),
  move: onProgram("program.manage", moveProgramInput, moveProgram, "Done. Partners in the program are told."),
  enrol: onProgram("partner.manage", enrolPartnerInput, enrolPartner, "Added. Its admins are told."),
  "start-draft": intent({
    permission: "program.manage",
    input: startDraftInput,
    run: async ({ ctx, input, params }) => {
      const programId = params.programId ?? "";
      await startDraft(ctx, { ...input, programId });
      return goTo(paths.desk.programRules(programId), { toast: "Started as a copy of what is in force." });
    },
  }),
});

export default function Program() {
  const program = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return <ProgramDeskPage program={program} failure={failure} />;
}
