import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { statementQuery } from "~/domain/payouts/input";
import { listStatements } from "~/domain/payouts/views/statements";
import { StatementView } from "~/features/earnings/statement-view";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Statements · Fairlead" }];

export const loader = pageLoader({ permission: "commission.read", query: statementQuery }, ({ ctx, params, query }) =>
  listStatements(ctx, params.partnerId ?? "", query.month),
);

export default function PartnerStatements() {
  const page = useLoaderData<typeof loader>();
  const { partnerId, partnerName } = page;
  return (
    <>
      <PageHeader
        title={`Statements of ${partnerName}`}
        description="The same as the partner reads."
        breadcrumbs={[{ label: partnerName, to: paths.desk.partner(partnerId) }]}
      />
      <StatementView
        page={page}
        toMonth={(month) => paths.desk.statements(partnerId, month)}
        toFile={(month, format) => paths.desk.statementFile(partnerId, month, format)}
      />
    </>
  );
}
