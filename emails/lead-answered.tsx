import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Quote } from "./components/quote";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, lines, moment, showMoment } from "./email-text";
import { leadFields } from "./lead-fields";

/** To the reviewer: the partner answered, and the clock runs again. */
export const leadAnsweredEmail = defineEmail({
  audience: "vendor",
  props: { ...leadFields, partnerName: line, answer: lines, reviewBy: moment },
  subject: (props) => `Answered by ${props.partnerName}: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={props.answer}
      heading={`${props.partnerName} answered about ${props.companyName}`}
      receivedBecause="You receive this because you asked the question."
    >
      <Paragraph>The partner answers:</Paragraph>
      <Quote>{props.answer}</Quote>
      <Standing
        stands="In review"
        why="The partner answered your question, so the clock runs again."
        next="You decide: accept, ask again, reject or mark as a duplicate."
        by={showMoment(props.reviewBy, props.timeZone)}
      />
      <ActionButton href={props.leadUrl}>Continue the review</ActionButton>
    </EmailLayout>
  ),
});
