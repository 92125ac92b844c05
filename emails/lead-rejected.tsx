import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Quote } from "./components/quote";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, lines, moment, showMoment } from "./email-text";
import { leadFields } from "./lead-fields";

/** To the partner: the lead is not accepted, and why. `explanation` is the text written for partners. */
export const leadRejectedEmail = defineEmail({
  audience: "partner",
  props: { ...leadFields, reason: line, explanation: lines, decidedAt: moment },
  subject: (props) => `Not accepted: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={props.reason}
      heading={`Your lead was not accepted: ${props.companyName}`}
      receivedBecause="You receive this because your organisation submitted this lead."
    >
      <Paragraph>The reviewer writes:</Paragraph>
      <Quote>{props.explanation}</Quote>
      <Standing
        stands="Not accepted"
        why={props.reason}
        next="The lead is closed and no longer protected. There is nothing you need to do; the decision stays readable on its page."
        by={`Decided on ${showMoment(props.decidedAt, props.timeZone)}`}
      />
      <ActionButton href={props.leadUrl}>See the decision</ActionButton>
    </EmailLayout>
  ),
});
