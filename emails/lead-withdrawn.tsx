import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Quote } from "./components/quote";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, lines, moment, showMoment } from "./email-text";
import { leadFields } from "./lead-fields";

/** To the reviewer or the rep: the partner took the lead back. */
export const leadWithdrawnEmail = defineEmail({
  audience: "vendor",
  props: { ...leadFields, partnerName: line, reason: lines, withdrawnAt: moment },
  subject: (props) => `Withdrawn by ${props.partnerName}: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={"It has left your list."}
      heading={`${props.partnerName} withdrew ${props.companyName}`}
      receivedBecause="You receive this because you were working on this lead."
    >
      <Paragraph>The partner gives this reason:</Paragraph>
      <Quote>{props.reason}</Quote>
      <Standing
        stands="Withdrawn"
        why="The partner took the lead back."
        next="There is nothing you need to do. It has left your list and stays readable."
        by={`Withdrawn on ${showMoment(props.withdrawnAt, props.timeZone)}`}
      />
      <ActionButton href={props.leadUrl}>See the lead</ActionButton>
    </EmailLayout>
  ),
});
