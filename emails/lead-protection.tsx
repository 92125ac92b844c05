import { z } from "zod";
import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Quote } from "./components/quote";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { lines, moment, showMoment } from "./email-text";
import { leadFields } from "./lead-fields";

const words = {
  ending: {
    subject: "Protection ends soon",
    stands: "Protected, not much longer",
    why: "No opportunity is open yet, and a lead without one expires with its protection.",
    next: "We go on working on it. If it takes longer, you can ask for more time on its page.",
  },
  granted: {
    subject: "Protected for longer",
    stands: "Protection extended",
    why: "You asked for more time, and your partner team agreed.",
    next: "We go on working on it.",
  },
  declined: {
    subject: "Not extended",
    stands: "Protection ends as planned",
    why: "You asked for more time, and your partner team did not agree.",
    next: "We go on working on it until then; an opportunity keeps the lead alive.",
  },
} as const;

/** To the partner: a lead's protection ends soon, or a request for more of it was answered. */
export const leadProtectionEmail = defineEmail({
  audience: "partner",
  props: {
    ...leadFields,
    stage: z.enum(["ending", "granted", "declined"]),
    protectedUntil: moment,
    /** What the partner team wrote with its answer. */
    answer: lines.optional(),
  },
  subject: (props) => `${words[props.stage].subject}: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={words[props.stage].why}
      heading={`${words[props.stage].subject}: ${props.companyName}`}
      receivedBecause="You receive this because your organisation submitted this lead."
    >
      <Standing
        stands={words[props.stage].stands}
        why={words[props.stage].why}
        next={words[props.stage].next}
        by={`Protected until ${showMoment(props.protectedUntil, props.timeZone)}`}
      />
      {props.answer ? <Quote>{props.answer}</Quote> : null}
      <ActionButton href={props.leadUrl}>See the lead</ActionButton>
    </EmailLayout>
  ),
});
