import { z } from "zod";
import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Quote } from "./components/quote";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, lines, moment, showMoment, timeZone, webAddress } from "./email-text";

/** To the partner: an appeal was answered by a second person; `effect` says what changed, or that nothing did. */
export const disputeAnsweredEmail = defineEmail({
  audience: "partner",
  props: {
    companyName: line,
    disputeUrl: webAddress,
    timeZone,
    upheld: z.boolean(),
    answer: lines,
    effect: line,
    answeredAt: moment,
  },
  subject: (props) => `Your appeal about ${props.companyName} was ${props.upheld ? "upheld" : "denied"}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={props.effect}
      heading={`Your appeal was ${props.upheld ? "upheld" : "denied"}: ${props.companyName}`}
      receivedBecause="You receive this because your organisation appealed a decision."
    >
      <Paragraph>The answer, by somebody other than who decided before:</Paragraph>
      <Quote>{props.answer}</Quote>
      <Standing
        stands={props.upheld ? "Upheld" : "Denied"}
        why="The decision was looked at by a second person."
        next={props.effect}
        by={`Answered on ${showMoment(props.answeredAt, props.timeZone)}`}
      />
      <ActionButton href={props.disputeUrl}>See the appeal</ActionButton>
    </EmailLayout>
  ),
});
