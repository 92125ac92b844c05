import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { moment, showMoment, timeZone, webAddress } from "./email-text";

/** To the owner of an account whose password has just changed. */
export const passwordChangedEmail = defineEmail({
  audience: "anyone",
  props: { changedAt: moment, timeZone, recoverUrl: webAddress },
  subject: () => "Your Fairlead password was changed",
  component: (props) => (
    <EmailLayout
      common={props}
      preview={"If this was you, there is nothing to do."}
      heading={"Your password was changed"}
      receivedBecause="You receive this because the password of this address was changed. It cannot be switched off."
    >
      <Standing
        stands={`Your password was changed on ${showMoment(props.changedAt, props.timeZone)}`}
        why="It was changed in the account settings or with a reset link. All other devices were signed out."
        next="If this was you, there is nothing to do. If it was not, reset your password now and tell your administrator."
        by="Straight away, if it was not you"
      />
      <ActionButton href={props.recoverUrl}>This was not me</ActionButton>
    </EmailLayout>
  ),
});
