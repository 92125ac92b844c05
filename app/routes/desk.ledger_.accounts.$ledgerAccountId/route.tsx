import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Download } from "lucide-react";
import { accountQuery } from "~/domain/ledger/input";
import { accountLabels } from "~/domain/ledger/types";
import { openAccount } from "~/domain/ledger/views/accounts";
import { AccountEntries, balance } from "~/features/ledger/account-tables";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/primitives/button-link";
import { PageHeader } from "~/ui/primitives/page-header";
import { Pager } from "~/ui/table/pager";
import { pageLoader } from "~/web/handle.server";

export const meta: MetaFunction = () => [{ title: "Account · Fairlead" }];

export const loader = pageLoader({ permission: "ledger.read", query: accountQuery }, ({ ctx, params, query }) =>
  openAccount(ctx, params.ledgerAccountId ?? "", query),
);

export default function Account() {
  const page = useLoaderData<typeof loader>();
  const { account, rows, next, previous, size } = page;
  const { id, kind, currency, programId } = account;
  return (
    <>
      <PageHeader
        title={`${accountLabels[kind]}: ${account.owner}`}
        description={`Balance ${balance(account.balanceMinor, currency)}`}
        breadcrumbs={[
          { label: "Ledger", to: paths.desk.ledger() },
          {
            label: `${accountLabels[kind]} in ${currency}`,
            to: paths.desk.ledgerAccounts({ kind, currency, program: programId }),
          },
        ]}
        actions={
          <ButtonLink reloadDocument to={paths.desk.ledgerAccountCsv(id)} icon={<Download aria-hidden="true" />}>
            CSV
          </ButtonLink>
        }
      />
      <AccountEntries page={page} />
      <Pager next={next} previous={previous} shown={rows.length} size={size} />
    </>
  );
}
