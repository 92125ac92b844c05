import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requestVerification } from "~/domain/ledger/commands/request-verification";
import { getLedger } from "~/domain/ledger/views/get-ledger";
import { LedgerPage } from "~/features/ledger/ledger-page";
import { paths } from "~/paths";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, pageLoader } from "~/web/handle.server";
import { onPage } from "~/web/on-record.server";

export const meta: MetaFunction = () => [{ title: "Ledger · Fairlead" }];

export const loader = pageLoader({ permission: "ledger.read" }, ({ ctx }) => getLedger(ctx));

export const action = formAction({
  verify: onPage(paths.desk.ledger())(
    "ledger.read",
    z.strictObject({}),
    requestVerification,
    "The books are verified in the background.",
  ),
});

export default function Ledger() {
  const ledger = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Ledger" description="Every amount is booked twice, and nothing that was booked is changed." />
      <LedgerPage ledger={ledger} />
    </>
  );
}
