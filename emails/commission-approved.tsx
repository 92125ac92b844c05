import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, moment, money, showMoment, showMoney, timeZone, webAddress } from "./email-text";

function byWhen({ reward, payouts }: { reward?: string; payouts?: string }): string {
  if (reward) return "As soon as somebody has given it";
  return payouts
    ? `With the next payout; payouts are made ${payouts}`
    : "With the next payout, whose date is not set yet";
}

function why({
  heldUntil,
  approvedAt,
  timeZone,
}: {
  heldUntil?: string;
  approvedAt: string;
  timeZone: string;
}): string {
  const approved = `was approved on ${showMoment(approvedAt, timeZone)}.`;
  return heldUntil ? `Its hold ended on ${showMoment(heldUntil, timeZone)}, and it ${approved}` : `It ${approved}`;
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
    /** When its hold ended; none where the program holds nothing, and in mails that were ordered before this was told. */
    heldUntil: moment.optional(),
    /** How often payouts are made, when the program's page says so: "once a month". */
    payouts: line.optional(),
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
        why={why(props)}
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
