import { z } from "zod";
import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Quote } from "./components/quote";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, lines, moment, showMoment } from "./email-text";
import { leadFields } from "./lead-fields";

/** To the partner: the lead is accepted. `explanation` is the text written for partners. */
export const leadAcceptedEmail = defineEmail({
  audience: "partner",
  props: {
    ...leadFields,
    explanation: lines.optional(),
    firstContactBy: moment,
    protectedUntil: moment,
    rewards: z.array(line).max(20).optional(),
  },
  subject: (props) => `Accepted: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={`First contact by ${showMoment(props.firstContactBy, props.timeZone)}.`}
      heading={`Your lead is accepted: ${props.companyName}`}
      receivedBecause="You receive this because your organisation submitted this lead."
    >
      {props.explanation ? (
        <>
          <Paragraph>The reviewer writes:</Paragraph>
          <Quote>{props.explanation}</Quote>
        </>
      ) : null}
      <Standing
        stands="Accepted"
        why="It fits the criteria of the program."
        next="Our sales team takes it over and contacts the company. You are told at every step."
        by={`${showMoment(props.firstContactBy, props.timeZone)} for the first contact`}
        more={[
          ["Protected until", showMoment(props.protectedUntil, props.timeZone)],
          ["What it can earn", props.rewards?.join(" ")],
        ]}
      />
      <ActionButton href={props.leadUrl}>See your lead</ActionButton>
    </EmailLayout>
  ),
});
