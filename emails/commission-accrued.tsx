import { z } from "zod";
import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, moment, money, showMoment, showMoney, timeZone, webAddress } from "./email-text";

const noDeadline = "No deadline is promised for the approval.";

/** To the partner: a commission was earned; on hold until a date, or, where the program holds nothing, to be checked. */
export const commissionAccruedEmail = defineEmail({
  audience: "partner",
  props: {
    companyName: line,
    commissionUrl: webAddress,
    timeZone,
    amount: money,
    rule: line,
    arithmetic: line.optional(),
    hold: z.strictObject({ until: moment, reason: line }).optional(),
    /** By when it is approved and paid, where nothing holds it; none in mails that were ordered before this was told. */
    waiting: line.optional(),
  },
  subject: (props) => `You earned ${showMoney(props.amount)}: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={
        props.hold
          ? `On hold until ${showMoment(props.hold.until, props.timeZone)}, then it is decided.`
          : "It is checked and decided now."
      }
      heading={`You earned ${showMoney(props.amount)}`}
      receivedBecause="You receive this because you look after the earnings of your organisation."
    >
      <Standing
        stands={`${props.hold ? "On hold" : "Awaiting approval"}: ${showMoney(props.amount)} for ${props.companyName}`}
        why={props.hold?.reason ?? "This reward has no hold; it waits for approval."}
        next={
          props.hold
            ? "When the hold ends, the commission is checked and decided. You get a mail with the decision."
            : "The commission is checked and decided. You get a mail with the decision."
        }
        by={props.hold ? showMoment(props.hold.until, props.timeZone) : (props.waiting ?? noDeadline)}
        more={[
          ["Rule", props.rule],
          ["How it was calculated", props.arithmetic],
        ]}
      />
      <ActionButton href={props.commissionUrl}>See how it was calculated</ActionButton>
    </EmailLayout>
  ),
});
