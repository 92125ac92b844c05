import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { calendarDate, moment, money, showDate, showMoment, showMoney } from "./email-text";
import { leadFields } from "./lead-fields";

/** To the partner: the deal is won. */
export const leadWonEmail = defineEmail({
  audience: "partner",
  props: { ...leadFields, wonOn: calendarDate, finalAmount: money.optional(), rewardBy: moment.optional() },
  subject: (props) => `Won: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={"Your commission is calculated from the final amount."}
      heading={`${props.companyName} became a customer`}
      receivedBecause="You receive this because your organisation submitted this lead."
    >
      <Standing
        stands="Won"
        why={`The deal was closed on ${showDate(props.wonOn)}.`}
        next="If the program pays for a won deal, your commission is calculated from the final amount and you get a mail with the arithmetic."
        by={props.rewardBy ? showMoment(props.rewardBy, props.timeZone) : "Within minutes"}
        more={[["Final amount", props.finalAmount && showMoney(props.finalAmount)]]}
      />
      <ActionButton href={props.leadUrl}>See your lead</ActionButton>
    </EmailLayout>
  ),
});
