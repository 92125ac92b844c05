import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, moment, showMoment, timeZone, webAddress } from "./email-text";

/** To an invited person: how to join an organisation, bound to this address and used once. */
export const invitationEmail = defineEmail({
  audience: "anyone",
  props: {
    organisationName: line,
    roleName: line,
    invitedBy: line.optional(),
    acceptUrl: webAddress,
    expiresAt: moment,
    timeZone,
  },
  subject: (props) => `Your invitation to ${props.organisationName} on Fairlead`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={`Accept by ${showMoment(props.expiresAt, props.timeZone)}.`}
      heading={`Join ${props.organisationName} on Fairlead`}
      receivedBecause="You receive this because somebody invited this address. If you did not expect it, you can ignore it: nothing happens."
    >
      <Paragraph>
        {`${props.invitedBy ?? props.vendorName} invites you to the partner portal of ${props.vendorName}, where every lead gets a fair, fast and explained decision.`}
      </Paragraph>
      <Standing
        stands="Your account is ready to be set up"
        why={`You were invited as ${props.roleName} of ${props.organisationName}`}
        next="You choose a password and sign in. The link works once and only for this address."
        by={showMoment(props.expiresAt, props.timeZone)}
      />
      <ActionButton href={props.acceptUrl} showAddress={true}>
        Accept the invitation
      </ActionButton>
    </EmailLayout>
  ),
});
