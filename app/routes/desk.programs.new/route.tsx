import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createProgram } from "~/domain/programs/commands/create-program";
import { createProgramInput } from "~/domain/programs/input";
import { listStartingPoints } from "~/domain/programs/views/list-programs";
import { NewProgramForm } from "~/features/programs/new-program-form";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, goTo, intent, pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "New program · Fairlead" }];

export const loader = pageLoader({ permission: "program.manage" }, async ({ ctx }) => ({
  versions: await listStartingPoints(ctx),
}));

export const action = formAction({
  create: intent({
    permission: "program.manage",
    input: createProgramInput,
    run: async ({ ctx, input }) => {
      const { programId } = await createProgram(ctx, input);
      return goTo(paths.desk.programRules(programId), { toast: "Created. These are its rules to begin with." });
    },
  }),
});

export default function NewProgram() {
  const { versions } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="New program" breadcrumbs={[{ label: "Programs", to: paths.desk.programs() }]} />
      <NewProgramForm versions={versions} failure={failure} />
    </>
  );
}
