import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { moment, showMoment, timeZone, webAddress } from "./email-text";

/** To somebody who asked for a new password. */
export const passwordResetEmail = defineEmail({
  audience: "anyone",
  props: { resetUrl: webAddress, expiresAt: moment, timeZone },
  subject: () => "Reset your Fairlead password",
  component: (props) => (
    <EmailLayout
      common={props}
      preview={`The link works once, until ${showMoment(props.expiresAt, props.timeZone)}.`}
      heading={"Choose a new password"}
      receivedBecause="You receive this because somebody asked to reset the password of this address."
    >
      <Paragraph>We were asked to reset the password of your Fairlead account.</Paragraph>
      <Standing
        stands="Your current password still works"
        next="You choose a new password with the link below. It works once, and you are then signed out everywhere else."
        by={showMoment(props.expiresAt, props.timeZone)}
      />
      <Paragraph>If this was not you, do nothing. Your password stays as it is.</Paragraph>
      <ActionButton href={props.resetUrl} showAddress={true}>
        Choose a new password
      </ActionButton>
    </EmailLayout>
  ),
});
