import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, money, moment, showMoment, showMoney, timeZone, webAddress } from "./email-text";

/** To the partner: a commission is less than it was, or nothing; how much, why, what remains, and what is netted. */
export const commissionReversedEmail = defineEmail({
  audience: "partner",
  props: {
    companyName: line,
    commissionUrl: webAddress,
    timeZone,
    taken: money,
    remains: money,
    why: line,
    changedAt: moment,
    /** What was paid above what is due now; left out when nothing was. */
    netted: money.optional(),
  },
  subject: (props) => `Reduced by ${showMoney(props.taken)}: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={`${showMoney(props.remains)} remain.`}
      heading={`Your commission is ${showMoney(props.taken)} less`}
      receivedBecause="You receive this because you look after the earnings of your organisation."
    >
      <Standing
        stands={`${showMoney(props.remains)} remain for ${props.companyName}`}
        why={props.why}
        next={
          props.netted
            ? `${showMoney(props.netted)} was paid already; it is netted from your next payment. You need not send anything back.`
            : "Nothing of it was paid too much; nothing is netted."
        }
        by={`Changed on ${showMoment(props.changedAt, props.timeZone)}`}
      />
      <ActionButton href={props.commissionUrl}>See how it was calculated</ActionButton>
    </EmailLayout>
  ),
});
