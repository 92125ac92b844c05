import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Quote } from "./components/quote";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, lines, webAddress } from "./email-text";

/** To an applicant: the reviewer needs to know something. */
export const applicationQuestionEmail = defineEmail({
  audience: "anyone",
  props: { organisationName: line, programName: line, pageUrl: webAddress, question: lines },
  subject: (props) => `A question about your application: ${props.programName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={props.question}
      heading={`A question about ${props.organisationName}`}
      receivedBecause="You receive this because you applied to this program."
    >
      <Paragraph>{`The partner manager who looks at your application to ${props.programName} asks:`}</Paragraph>
      <Quote>{props.question}</Quote>
      <Standing
        stands="Needs your answer"
        why="Without it we cannot decide."
        next="You answer on the page below; then we decide."
        by="As soon as you can"
      />
      <ActionButton href={props.pageUrl}>Answer the question</ActionButton>
    </EmailLayout>
  ),
});
