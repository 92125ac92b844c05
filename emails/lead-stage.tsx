import { z } from "zod";
import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { calendarDate, showDate } from "./email-text";
import { leadFields } from "./lead-fields";

const words = {
  qualified: {
    subject: "Qualified",
    heading: "is qualified",
    stands: "Qualified",
    why: "We spoke with the company and confirmed fit, need, authority and timing.",
    next: "Our sales team works out an offer with the company. You are told when an opportunity opens.",
  },
  opportunity: {
    subject: "Opportunity opened",
    heading: "is now an opportunity",
    stands: "Opportunity",
    why: "The company wants an offer, and a sales opportunity was opened for it.",
    next: "Our sales team takes it to a decision. You are told when it is won or lost.",
  },
} as const;

/** To the partner: the lead is qualified, or an opportunity was opened. */
export const leadStageEmail = defineEmail({
  audience: "partner",
  props: { ...leadFields, stage: z.enum(["qualified", "opportunity"]), expectedCloseOn: calendarDate.optional() },
  subject: (props) => `${words[props.stage].subject}: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={words[props.stage].next}
      heading={`${props.companyName} ${words[props.stage].heading}`}
      receivedBecause="You receive this because your organisation submitted this lead."
    >
      <Standing
        stands={words[props.stage].stands}
        why={words[props.stage].why}
        next={words[props.stage].next}
        by={
          props.expectedCloseOn
            ? `The decision is expected around ${showDate(props.expectedCloseOn)}`
            : "No date is set yet. You are told as soon as there is one."
        }
      />
      <ActionButton href={props.leadUrl}>See your lead</ActionButton>
    </EmailLayout>
  ),
});
