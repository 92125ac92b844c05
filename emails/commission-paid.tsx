import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { calendarDate, line, money, showDate, showMoney, webAddress } from "./email-text";

/** To the partner: a commission was paid, with the reference to look for. */
export const commissionPaidEmail = defineEmail({
  audience: "partner",
  props: { companyName: line, commissionUrl: webAddress, amount: money, reference: line, paidOn: calendarDate },
  subject: (props) => `Paid: ${showMoney(props.amount)} for ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={`Reference ${props.reference}`}
      heading={`${showMoney(props.amount)} is on its way to you`}
      receivedBecause="You receive this because you look after the earnings of your organisation."
    >
      <Standing
        stands={`Paid: ${showMoney(props.amount)} for ${props.companyName}`}
        why={`It was approved, and sent on ${showDate(props.paidOn)}.`}
        next="Your bank credits it to the account in your payout details."
        by="Usually within three bank working days"
        more={[["Payment reference", props.reference]]}
      />
      <ActionButton href={props.commissionUrl}>See the commission</ActionButton>
    </EmailLayout>
  ),
});
