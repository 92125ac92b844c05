import { z } from "zod";
import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Quote } from "./components/quote";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, lines, moment, showMoment, timeZone, webAddress } from "./email-text";

const words = {
  suspended: { heading: "is suspended", stands: "Suspended" },
  reinstated: { heading: "goes on", stands: "Taking part again" },
  ended: { heading: "has ended", stands: "Ended" },
} as const;

/** To the admins of a partner: its part in a program was suspended, goes on, or has ended. */
export const enrolmentChangedEmail = defineEmail({
  audience: "partner",
  props: {
    programName: line,
    outcome: z.enum(["suspended", "reinstated", "ended"]),
    explanation: lines,
    submissions: line,
    money: line,
    programUrl: webAddress,
    changedAt: moment,
    timeZone,
  },
  subject: (props) => `Your part in ${props.programName} ${words[props.outcome].heading}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={props.submissions}
      heading={`Your part in ${props.programName} ${words[props.outcome].heading}`}
      receivedBecause="You receive this because you are an admin of an organisation in this program."
    >
      <Quote>{props.explanation}</Quote>
      <Standing
        stands={words[props.outcome].stands}
        why="The reason stands above, in the words of your partner manager."
        next={props.submissions}
        by={`Since ${showMoment(props.changedAt, props.timeZone)}`}
        more={[["Money", props.money]]}
      />
      <ActionButton href={props.programUrl}>Open the program</ActionButton>
    </EmailLayout>
  ),
});
