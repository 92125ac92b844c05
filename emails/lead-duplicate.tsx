import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Quote } from "./components/quote";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { lines, moment, showMoment } from "./email-text";
import { leadFields } from "./lead-fields";

/** To the partner: somebody was earlier. Never says who; `explanation` is the text written for partners. */
export const leadDuplicateEmail = defineEmail({
  audience: "partner",
  props: { ...leadFields, explanation: lines, decidedAt: moment },
  subject: (props) => `Already claimed: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={"There was an earlier claim on this company."}
      heading={`There was an earlier claim on ${props.companyName}`}
      receivedBecause="You receive this because your organisation submitted this lead."
    >
      <Paragraph>The reviewer writes:</Paragraph>
      <Quote>{props.explanation}</Quote>
      <Standing
        stands="Already known"
        why="The first valid submission of a company holds the claim. Who holds it stays confidential, as your own claims do."
        next="There is nothing you need to do; the decision stays readable on the page of the lead."
        by={`Decided on ${showMoment(props.decidedAt, props.timeZone)}`}
      />
      <ActionButton href={props.leadUrl}>See the decision</ActionButton>
    </EmailLayout>
  ),
});
