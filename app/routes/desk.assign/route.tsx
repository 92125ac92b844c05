import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getAssignList } from "~/domain/sales/views/assignment";
import { AssignTable, LeftTable } from "~/features/sales/assign-table";
import { PageHeader } from "~/ui/primitives/page-header";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Assign · Fairlead" }];

export const loader = pageLoader({ permission: "lead.assign" }, ({ ctx }) => getAssignList(ctx));

export default function Assign() {
  const { rows, left, now, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Assign"
        description="Accepted leads that wait for a rep. Open one to see who is suggested, and why."
      />
      <LeftTable rows={left} now={now} timeZone={timeZone} />
      <AssignTable rows={rows} now={now} timeZone={timeZone} />
    </>
  );
}
