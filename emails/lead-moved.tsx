import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { lines, moment, showMoment } from "./email-text";
import { leadFields } from "./lead-fields";

/** To the partner: the account of its link's lead counts elsewhere. Never says for whom; `explanation` is the partner's. */
export const leadMovedEmail = defineEmail({
  audience: "partner",
  props: { ...leadFields, explanation: lines, decidedAt: moment },
  subject: (props) => `Attributed elsewhere: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={props.explanation}
      heading={`${props.companyName} is attributed elsewhere`}
      receivedBecause="You receive this because a link of your organisation brought this lead."
    >
      <Paragraph>{props.explanation}</Paragraph>
      <Standing
        stands="Attributed elsewhere"
        why={props.explanation}
        next="The lead has ended. Where the decision can be appealed, its page says until when."
        by={`Ended on ${showMoment(props.decidedAt, props.timeZone)}`}
      />
      <ActionButton href={props.leadUrl}>See the lead</ActionButton>
    </EmailLayout>
  ),
});
