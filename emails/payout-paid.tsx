import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { calendarDate, line, money, showDate, showMoney, webAddress } from "./email-text";

/** To the partner: one payment for everything that was due, with the reference to look for. */
export const payoutPaidEmail = defineEmail({
  audience: "partner",
  props: { amount: money, reference: line, paidOn: calendarDate, paidFor: line, statementUrl: webAddress },
  subject: (props) => `Paid: ${showMoney(props.amount)}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={`Reference ${props.reference}`}
      heading={`${showMoney(props.amount)} is on its way to you`}
      receivedBecause="You receive this because you look after the earnings of your organisation."
    >
      <Standing
        stands={`Paid: ${showMoney(props.amount)}`}
        why={`${props.paidFor}, sent on ${showDate(props.paidOn)}.`}
        next="Your bank credits it to the account in your payout details."
        by="Usually within three bank working days"
        more={[["Payment reference", props.reference]]}
      />
      <ActionButton href={props.statementUrl}>See the statement</ActionButton>
    </EmailLayout>
  ),
});
