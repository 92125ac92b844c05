import { z } from "zod";
import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Quote } from "./components/quote";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, lines, moment, showMoment } from "./email-text";
import { leadFields } from "./lead-fields";

/** To the partner manager: the rep declined, or let the deadline pass. */
export const offerReturnedEmail = defineEmail({
  audience: "vendor",
  props: {
    ...leadFields,
    repName: line,
    outcome: z.enum(["declined", "lapsed"]),
    reason: lines.optional(),
    assignBy: moment,
  },
  subject: (props) =>
    props.outcome === "declined"
      ? `Declined by ${props.repName}: ${props.companyName}`
      : `No response from ${props.repName}: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={`Offer it to another rep by ${showMoment(props.assignBy, props.timeZone)}.`}
      heading={`${props.companyName} needs another rep`}
      receivedBecause="You receive this because you look after the assignment of this lead."
    >
      {props.reason ? (
        <>
          <Paragraph>The rep gives this reason:</Paragraph>
          <Quote>{props.reason}</Quote>
        </>
      ) : null}
      <Standing
        stands="To assign"
        why={
          props.outcome === "declined"
            ? `${props.repName} declined the offer.`
            : `${props.repName} did not respond before the deadline.`
        }
        next="You offer it to another rep. Who declined is remembered and not suggested again."
        by={showMoment(props.assignBy, props.timeZone)}
      />
      <ActionButton href={props.leadUrl}>Choose another rep</ActionButton>
    </EmailLayout>
  ),
});
