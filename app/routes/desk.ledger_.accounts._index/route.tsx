import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { accountListQuery } from "~/domain/ledger/input";
import { accountLabels } from "~/domain/ledger/types";
import { listAccounts } from "~/domain/ledger/views/accounts";
import { AccountTable } from "~/features/ledger/account-tables";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { Pager } from "~/ui/table/pager";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Accounts · Fairlead" }];

export const loader = pageLoader({ permission: "ledger.read", query: accountListQuery }, ({ ctx, query }) =>
  listAccounts(ctx, query),
);

export default function Accounts() {
  const { rows, kind, currency, next, previous, size } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={`${accountLabels[kind]} in ${currency}`}
        description="The accounts that this line of the trial balance adds up."
        breadcrumbs={[{ label: "Ledger", to: paths.desk.ledger() }]}
      />
      <AccountTable rows={rows} />
      <Pager next={next} previous={previous} shown={rows.length} size={size} />
    </>
  );
}
