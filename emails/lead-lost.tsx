import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Quote } from "./components/quote";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { calendarDate, line, lines, showDate } from "./email-text";
import { leadFields } from "./lead-fields";

/** To the partner: the deal is lost. `reason` is the text written for partners. */
export const leadLostEmail = defineEmail({
  audience: "partner",
  props: { ...leadFields, reason: line, explanation: lines.optional(), lostOn: calendarDate },
  subject: (props) => `Not won this time: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={props.reason}
      heading={`${props.companyName} did not become a customer`}
      receivedBecause="You receive this because your organisation submitted this lead."
    >
      {props.explanation ? (
        <>
          <Paragraph>Our sales team writes:</Paragraph>
          <Quote>{props.explanation}</Quote>
        </>
      ) : null}
      <Standing
        stands="Lost"
        why={props.reason}
        next="There is nothing you need to do. If the company comes back, the lead can be reopened and you are told."
        by={`Closed on ${showDate(props.lostOn)}`}
      />
      <ActionButton href={props.leadUrl}>See your lead</ActionButton>
    </EmailLayout>
  ),
});
