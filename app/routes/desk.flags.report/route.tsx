import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getFlagReport } from "~/domain/fraud/views/flags";
import { FlagReport } from "~/features/fraud/flag-report";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "How often rules are wrong · Fairlead" }];

export const loader = pageLoader({ permission: "fraud.handle" }, ({ ctx }) => getFlagReport(ctx));

export default function Report() {
  return (
    <>
      <PageHeader
        title="How often rules are wrong"
        description="False alarms are flags that were cleared, of all that were raised."
        breadcrumbs={[{ label: "Flags", to: paths.desk.flags() }]}
      />
      <FlagReport rows={useLoaderData<typeof loader>().rows} />
    </>
  );
}
