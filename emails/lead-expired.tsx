import { z } from "zod";
import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { moment, showMoment } from "./email-text";
import { leadFields } from "./lead-fields";

const why = {
  unanswered: "Our question was not answered in time.",
  "protection-ended": "Its protection ended before an opportunity was opened.",
} as const;

/** To the partner: a question stayed open too long, or the protection ended without an opportunity. */
export const leadExpiredEmail = defineEmail({
  audience: "partner",
  props: { ...leadFields, cause: z.enum(["unanswered", "protection-ended"]), expiredAt: moment },
  subject: (props) => `Expired: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={why[props.cause]}
      heading={`Your lead has expired: ${props.companyName}`}
      receivedBecause="You receive this because your organisation submitted this lead."
    >
      <Standing
        stands="Expired"
        why={why[props.cause]}
        next="The company is free again. If it is still interested, you can submit it as a new lead."
        by={`Expired on ${showMoment(props.expiredAt, props.timeZone)}`}
      />
      <ActionButton href={props.leadUrl}>See the lead</ActionButton>
    </EmailLayout>
  ),
});
