import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, moment, money, showMoment, showMoney, timeZone, webAddress } from "./email-text";

function byWhen({ reward, payBy, timeZone }: { reward?: string; payBy?: string; timeZone: string }): string {
  if (payBy) return showMoment(payBy, timeZone);
  return reward ? "As soon as somebody has given it" : "With the next payout, whose date is not set yet";
}

/** To the partner: a commission was approved and will be paid, or given when it is no money. */
export const commissionApprovedEmail = defineEmail({
  audience: "partner",
  props: {
    companyName: line,
    commissionUrl: webAddress,
    timeZone,
    amount: money,
    approvedAt: moment,
    payBy: moment.optional(),
    /** What kind of reward it is, when it is no money. */
    reward: line.optional(),
  },
  subject: (props) => `Approved: ${showMoney(props.amount)} for ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={props.reward ? "You get a mail once it is given." : "It is paid with the next payout."}
      heading={`Your ${props.reward?.toLowerCase() ?? "commission"} of ${showMoney(props.amount)} is approved`}
      receivedBecause="You receive this because you look after the earnings of your organisation."
    >
      <Standing
        stands={`Approved: ${showMoney(props.amount)} for ${props.companyName}`}
        why={`Its hold ended and the vendor approved it on ${showMoment(props.approvedAt, props.timeZone)}.`}
        next={
          props.reward
            ? "It is given to you, not paid. You get a mail with its reference once it is."
            : "It is paid with the next payout. You get a mail with the payment reference."
        }
        by={byWhen(props)}
      />
      <ActionButton href={props.commissionUrl}>See the commission</ActionButton>
    </EmailLayout>
  ),
});
