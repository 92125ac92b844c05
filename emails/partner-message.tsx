import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Facts } from "./components/facts";
import { Paragraph } from "./components/paragraph";
import { Quote } from "./components/quote";
import { defineEmail } from "./define-email";
import { line, lines, moment, showMoment, timeZone, webAddress } from "./email-text";

/** To a partner: a message from the partner team, about a lead or in general. */
export const partnerMessageEmail = defineEmail({
  audience: "partner",
  props: {
    title: line,
    companyName: line.optional(),
    message: lines,
    pageUrl: webAddress,
    answerBy: moment.optional(),
    timeZone,
  },
  subject: (props) => props.title,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={props.message}
      heading={props.title}
      receivedBecause="You receive this because your organisation is a partner of the vendor."
    >
      <Paragraph>{`The partner team of ${props.vendorName} writes:`}</Paragraph>
      <Quote>{props.message}</Quote>
      <Facts
        rows={[
          ["About", props.companyName],
          ["What happens next", props.answerBy ? "You answer on the page below." : "You can answer on the page below."],
          ["By when", props.answerBy ? showMoment(props.answerBy, props.timeZone) : "No answer is required"],
        ]}
      />
      <ActionButton href={props.pageUrl}>Read and answer</ActionButton>
    </EmailLayout>
  ),
});
