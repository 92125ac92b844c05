import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Quote } from "./components/quote";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, lines, moment, money, showMoment, showMoney, timeZone, webAddress } from "./email-text";

/** To the partner: a commission is not paid, and why. `explanation` is the text written for partners. */
export const commissionRejectedEmail = defineEmail({
  audience: "partner",
  props: {
    companyName: line,
    commissionUrl: webAddress,
    timeZone,
    amount: money,
    reason: line,
    explanation: lines,
    decidedAt: moment,
  },
  subject: (props) => `Not approved: ${showMoney(props.amount)} for ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={props.reason}
      heading={`Your commission of ${showMoney(props.amount)} was not approved`}
      receivedBecause="You receive this because you look after the earnings of your organisation."
    >
      <Paragraph>The reviewer writes:</Paragraph>
      <Quote>{props.explanation}</Quote>
      <Standing
        stands={`Not approved: ${showMoney(props.amount)} for ${props.companyName}`}
        why={props.reason}
        next="This commission is not paid. The decision and its reason stay readable on its page."
        by={`Decided on ${showMoment(props.decidedAt, props.timeZone)}`}
      />
      <ActionButton href={props.commissionUrl}>See the decision</ActionButton>
    </EmailLayout>
  ),
});
