import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, moment, showMoment } from "./email-text";
import { leadFields } from "./lead-fields";

/** To the partner, right after a submission. */
export const leadReceivedEmail = defineEmail({
  audience: "partner",
  props: { ...leadFields, programName: line, reviewBy: moment, protectedUntil: moment },
  subject: (props) => `We received your lead: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={`You get a decision by ${showMoment(props.reviewBy, props.timeZone)}.`}
      heading={`We received your lead: ${props.companyName}`}
      receivedBecause="You receive this because your organisation submitted this lead."
    >
      <Standing
        stands="Submitted"
        why="Every lead is checked by a person before it is accepted."
        next={`A partner manager checks it against the criteria of ${props.programName} and tells you the decision and its reason.`}
        by={showMoment(props.reviewBy, props.timeZone)}
        more={[["Protected until", `${showMoment(props.protectedUntil, props.timeZone)}, provisionally`]]}
      />
      <ActionButton href={props.leadUrl}>See your lead</ActionButton>
    </EmailLayout>
  ),
});
