import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listProgramsForDesk } from "~/domain/programs/views/list-programs";
import { ProgramTable } from "~/features/programs/program-table";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { PageHeader } from "~/ui/primitives/page-header";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Programs · Fairlead" }];

export const loader = pageLoader({ permission: "program.read" }, ({ ctx }) => listProgramsForDesk(ctx));

export default function Programs() {
  const { rows, mayManage } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Programs"
        description="What qualifies, what it pays and what is promised. A lead keeps the version under which it was submitted."
        primary={
          mayManage ? (
            <ButtonLink variant="primary" to={paths.desk.newProgram()}>
              New program
            </ButtonLink>
          ) : undefined
        }
      />
      <ProgramTable rows={rows} />
    </>
  );
}
