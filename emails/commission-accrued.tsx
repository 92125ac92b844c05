import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, moment, money, showMoment, showMoney, timeZone, webAddress } from "./email-text";

/** To the partner: a commission was earned and is on hold until a date. */
export const commissionAccruedEmail = defineEmail({
  audience: "partner",
  props: {
    companyName: line,
    commissionUrl: webAddress,
    timeZone,
    amount: money,
    rule: line,
    arithmetic: line.optional(),
    holdUntil: moment,
    holdReason: line,
  },
  subject: (props) => `You earned ${showMoney(props.amount)}: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={`On hold until ${showMoment(props.holdUntil, props.timeZone)}, then it is decided.`}
      heading={`You earned ${showMoney(props.amount)}`}
      receivedBecause="You receive this because you look after the earnings of your organisation."
    >
      <Standing
        stands={`On hold: ${showMoney(props.amount)} for ${props.companyName}`}
        why={props.holdReason}
        next="When the hold ends, the commission is checked and decided. You get a mail with the decision."
        by={showMoment(props.holdUntil, props.timeZone)}
        more={[
          ["Rule", props.rule],
          ["How it was calculated", props.arithmetic],
        ]}
      />
      <ActionButton href={props.commissionUrl}>See how it was calculated</ActionButton>
    </EmailLayout>
  ),
});
