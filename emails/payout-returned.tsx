import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Quote } from "./components/quote";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, lines, money, showMoney, webAddress } from "./email-text";

/** To the partner: the bank sent a payment back; the amount is owed again. */
export const payoutReturnedEmail = defineEmail({
  audience: "partner",
  props: { amount: money, reference: line, reason: lines, profileUrl: webAddress },
  subject: (props) => `Your payment came back: ${showMoney(props.amount)}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview="Please check your payout details."
      heading={`The bank sent ${showMoney(props.amount)} back to us`}
      receivedBecause="You receive this because you look after the earnings of your organisation."
    >
      <Quote>{props.reason}</Quote>
      <Standing
        stands={`Owed to you again: ${showMoney(props.amount)}`}
        why="The bank could not credit the payment."
        next="Check your payout details. It is paid with the next payout."
        by="With the next payout, whose date is not set yet"
        more={[["Reference of the payment that came back", props.reference]]}
      />
      <ActionButton href={props.profileUrl}>Check your payout details</ActionButton>
    </EmailLayout>
  ),
});
