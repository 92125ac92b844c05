import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Quote } from "./components/quote";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { lines, moment, showMoment } from "./email-text";
import { leadFields } from "./lead-fields";

/** To the partner: the reviewer needs to know something. */
export const leadQuestionEmail = defineEmail({
  audience: "partner",
  props: { ...leadFields, question: lines, answerBy: moment },
  subject: (props) => `A question about your lead: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={props.question}
      heading={`A question about ${props.companyName}`}
      receivedBecause="You receive this because your organisation submitted this lead."
    >
      <Paragraph>The reviewer of your lead asks:</Paragraph>
      <Quote>{props.question}</Quote>
      <Standing
        stands="Needs your answer"
        why="The review cannot be finished without it."
        next="You answer on the page of the lead, where you can also correct its details. The review then goes on; its clock is paused until then."
        by={`${showMoment(props.answerBy, props.timeZone)}. Without an answer the lead expires.`}
      />
      <ActionButton href={props.leadUrl}>Answer the question</ActionButton>
    </EmailLayout>
  ),
});
