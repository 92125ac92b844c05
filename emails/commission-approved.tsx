import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, moment, money, showMoment, showMoney, timeZone, webAddress } from "./email-text";

/** To the partner: a commission was approved and will be paid. */
export const commissionApprovedEmail = defineEmail({
  audience: "partner",
  props: {
    companyName: line,
    commissionUrl: webAddress,
    timeZone,
    amount: money,
    approvedAt: moment,
    payBy: moment.optional(),
  },
  subject: (props) => `Approved: ${showMoney(props.amount)} for ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={"It is paid with the next payout."}
      heading={`Your commission of ${showMoney(props.amount)} is approved`}
      receivedBecause="You receive this because you look after the earnings of your organisation."
    >
      <Standing
        stands={`Approved: ${showMoney(props.amount)} for ${props.companyName}`}
        why={`Its hold ended and the vendor approved it on ${showMoment(props.approvedAt, props.timeZone)}.`}
        next="It is paid with the next payout. You get a mail with the payment reference."
        by={props.payBy ? showMoment(props.payBy, props.timeZone) : "With the next payout, whose date is not set yet"}
      />
      <ActionButton href={props.commissionUrl}>See the commission</ActionButton>
    </EmailLayout>
  ),
});
