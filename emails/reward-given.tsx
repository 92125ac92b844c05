import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { calendarDate, line, money, showDate, showMoney, webAddress } from "./email-text";

/** To the partner: a reward that is no money was given, with what proves it. */
export const rewardGivenEmail = defineEmail({
  audience: "partner",
  props: {
    companyName: line,
    commissionUrl: webAddress,
    amount: money,
    /** What it is: "Gift card". */
    reward: line,
    reference: line,
    givenOn: calendarDate,
  },
  subject: (props) => `${props.reward} for you: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={`Reference ${props.reference}`}
      heading={`Your reward: ${props.reward}, worth ${showMoney(props.amount)}`}
      receivedBecause="You receive this because you look after the earnings of your organisation."
    >
      <Standing
        stands={`Given: ${props.reward} worth ${showMoney(props.amount)} for ${props.companyName}`}
        why="It was checked and approved."
        next="Nothing more to do. It is no payment, so it stands in no payout."
        by={`Given on ${showDate(props.givenOn)}`}
        more={[["Reference", props.reference]]}
      />
      <ActionButton href={props.commissionUrl}>See the reward</ActionButton>
    </EmailLayout>
  ),
});
