import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { statementQuery } from "~/domain/payouts/input";
import { listStatements } from "~/domain/payouts/views/statements";
import { StatementView } from "~/features/earnings/statement-view";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Statements · Fairlead" }];

export const loader = pageLoader({ permission: "earnings.read", query: statementQuery }, ({ ctx, query }) =>
  listStatements(ctx, ctx.actor.partnerId, query.month),
);

export default function Statements() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Statements"
        description="Month by month: what you earned, what was paid, and what is owed."
        breadcrumbs={[{ label: "Earnings", to: paths.portal.earnings() }]}
      />
      <StatementView page={page} toMonth={paths.portal.statements} toFile={paths.portal.statementFile} />
    </>
  );
}
