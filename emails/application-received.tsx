import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, moment, showMoment, timeZone, webAddress } from "./email-text";

/** To somebody who has applied to a program. */
export const applicationReceivedEmail = defineEmail({
  audience: "anyone",
  props: { organisationName: line, programName: line, pageUrl: webAddress, decideBy: moment, timeZone },
  subject: (props) => `We received your application: ${props.programName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={`You get an answer by ${showMoment(props.decideBy, props.timeZone)}.`}
      heading={`We received the application of ${props.organisationName}`}
      receivedBecause="You receive this because somebody applied with this address. If it was not you, you can ignore it."
    >
      <Standing
        stands={`Your application to ${props.programName} is with a partner manager`}
        next="They read what you wrote and look at your website. You get an answer by mail: an invitation, a question, or why not."
        by={showMoment(props.decideBy, props.timeZone)}
      />
      <ActionButton href={props.pageUrl}>See where it stands</ActionButton>
    </EmailLayout>
  ),
});
