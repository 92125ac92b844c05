import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Download } from "lucide-react";
import { payPayout, returnLine, undoPayout } from "~/domain/payouts/commands/settle-payout";
import { confirmLine, dropLine } from "~/domain/payouts/commands/recheck-line";
import {
  confirmLineInput,
  dropLineInput,
  payPayoutInput,
  returnLineInput,
  undoPayoutInput,
} from "~/domain/payouts/input";
import { getDeskPayout } from "~/domain/payouts/views/payouts";
import { PayoutPage } from "~/features/payouts/payout-page";
import { formatMoney } from "~/kernel/money";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { Button } from "~/ui/primitives/button";
import { PageHeader } from "~/ui/primitives/page-header";
import { formAction, pageLoader } from "~/web/handle.server";
import { onRecord } from "~/web/on-record.server";

export const meta: MetaFunction = () => [{ title: "Payout · Fairlead" }];

export const loader = pageLoader({ permission: "commission.read" }, ({ ctx, params }) =>
  getDeskPayout(ctx, params.payoutId ?? ""),
);

const onPayout = onRecord("payoutId", paths.desk.payout);

export const action = formAction({
  pay: onPayout("commission.pay", payPayoutInput, payPayout, "Marked as paid. The partners are told."),
  drop: onPayout("commission.pay", dropLineInput, dropLine, "Dropped. Its commissions are payable again or wait."),
  confirm: onPayout("commission.pay", confirmLineInput, confirmLine, "Confirmed. It is paid as it is."),
  undo: onPayout("commission.pay", undoPayoutInput, undoPayout, "Undone. Its commissions are payable again."),
  return: onPayout("commission.pay", returnLineInput, returnLine, "Noted. The partner is told; it is payable again."),
});

export default function Payout() {
  const payout = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={`Payout of ${formatMoney(payout)}`}
        description={`Made on ${formatDate(payout.createdAt, payout.timeZone)}`}
        breadcrumbs={[{ label: "Payouts", to: paths.desk.payouts() }]}
        actions={
          payout.may.export ? (
            <Form method="post" action={paths.desk.payoutCsv(payout.id)} reloadDocument>
              <Button icon={<Download aria-hidden="true" />}>CSV for the bank</Button>
            </Form>
          ) : undefined
        }
      />
      <PayoutPage key={payout.revision} payout={payout} failure={failure} />
    </>
  );
}
