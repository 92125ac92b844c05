import { Form as PlainForm } from "@remix-run/react";
import { payPayoutInput } from "~/domain/payouts/input";
import { payoutWords } from "~/domain/payouts/rules";
import type { DeskPayout } from "~/domain/payouts/views/payouts";
import { formatMoney } from "~/kernel/money";
import type { FormFailure } from "~/kernel/parse-form";
import { formatDate } from "~/kernel/time";
import { ErrorSummary } from "~/ui/form/error-summary";
import { Field } from "~/ui/form/field";
import { Form } from "~/ui/form/form";
import { Input } from "~/ui/form/input";
import { SubmitBar } from "~/ui/form/submit-bar";
import { useZodForm } from "~/ui/form/use-zod-form";
import { DetailLayout } from "~/ui/layout/detail-layout";
import { Button } from "~/ui/primitives/button";
import { Callout } from "~/ui/primitives/callout";
import { DescriptionList } from "~/ui/primitives/description-list";
import { FourAnswers } from "~/ui/primitives/four-answers";
import { Panel } from "~/ui/primitives/panel";
import { StatusDot } from "~/ui/primitives/status-dot";
import { PayoutLines } from "./payout-lines";
import { PayoutTarget } from "./payout-target";

type Failure = FormFailure & { intent: string };
type Props = { payout: DeskPayout; failure?: Failure };

/** A payout: where it stands and what can be done with it, and every payment with what it is for. */
export function PayoutPage({ payout, failure }: Props) {
  const { timeZone, currency, status } = payout;
  const conflict = failure?.errors[""]?.[0];
  const date = (at: Date | null) => (at ? formatDate(at, timeZone) : null);
  return (
    <>
      {conflict ? (
        <Callout tone="bad" title="Nothing was changed" live>
          {conflict}
        </Callout>
      ) : null}
      <DetailLayout
        factsFirst
        story={<PayoutLines payout={payout} failure={failure?.intent === "return" ? failure : undefined} />}
        facts={
          <>
            <FourAnswers
              status={<StatusDot tone={payoutWords[status].tone}>{payoutWords[status].label}</StatusDot>}
              {...answers[status]}
              due={null}
            />
            {payout.may.pay ? <Settle payout={payout} failure={failure} /> : null}
            <Panel title="Facts">
              <DescriptionList
                items={[
                  { term: "Approved until", value: date(payout.cutOff) },
                  { term: "Minimum", value: formatMoney({ amountMinor: payout.minimumMinor, currency }) },
                  { term: "Made", value: `${date(payout.createdAt)} by ${payout.createdByName}` },
                  ...(payout.paidAt
                    ? [
                        { term: "Paid", value: `${date(payout.paidAt)} by ${payout.paidByName}` },
                        { term: "Bank reference", value: payout.reference },
                      ]
                    : []),
                  ...(payout.undoneAt
                    ? [{ term: "Undone", value: `${date(payout.undoneAt)} by ${payout.undoneByName}` }]
                    : []),
                ]}
              />
            </Panel>
          </>
        }
      />
    </>
  );
}

const answers = {
  created: {
    why: "Its commissions are set aside for it, so that no other payout takes them.",
    next: "Send the payments from the CSV, then mark the payout as paid with the bank's reference.",
  },
  paid: {
    why: "The bank took it. The partners were told.",
    next: "Nothing, unless the bank sends a payment back: note that on its line.",
  },
  undone: {
    why: "It was taken back before it was paid.",
    next: "Nothing. Its commissions are payable again.",
  },
};

function Settle({ payout, failure }: Props) {
  const form = useZodForm(payPayoutInput, { failure: failure?.intent === "pay" ? failure : undefined });
  return (
    <Panel title="Settle">
      <div className="grid gap-4">
        <Form form={form} className="grid gap-3">
          <ErrorSummary />
          <PayoutTarget payout={payout} intent="pay" />
          <Field name="reference" label="Bank reference" hint="The partners look for it on their account.">
            <Input maxLength={120} autoComplete="off" />
          </Field>
          <SubmitBar
            label="Mark as paid"
            disabledReason={payout.problemCount > 0 ? "Drop or confirm the payments that changed first." : null}
          />
        </Form>
        <PlainForm method="post">
          <PayoutTarget payout={payout} intent="undo" />
          <Button variant="quiet">Undo this payout</Button>
        </PlainForm>
      </div>
    </Panel>
  );
}
