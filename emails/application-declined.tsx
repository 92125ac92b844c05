import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Quote } from "./components/quote";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, lines, moment, showMoment, timeZone, webAddress } from "./email-text";

/** To an applicant: not taken in, and why. */
export const applicationDeclinedEmail = defineEmail({
  audience: "anyone",
  props: {
    organisationName: line,
    programName: line,
    programsUrl: webAddress,
    reason: line,
    explanation: lines,
    decidedAt: moment,
    timeZone,
  },
  subject: (props) => `About your application: ${props.programName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={props.reason}
      heading={`We cannot take ${props.organisationName} into ${props.programName}`}
      receivedBecause="You receive this because you applied to this program."
    >
      <Quote>{props.explanation}</Quote>
      <Standing
        stands="Not taken in"
        why={props.reason}
        next="Nothing more happens. If something changes, you are welcome to apply again."
        by={`Decided on ${showMoment(props.decidedAt, props.timeZone)}`}
      />
      <ActionButton href={props.programsUrl}>See all programs</ActionButton>
    </EmailLayout>
  ),
});
