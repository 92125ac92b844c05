import { z } from "zod";
import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, moment, showMoment, timeZone, webAddress } from "./email-text";

/** To the admins of a partner: new rules are in force, and have to be accepted before the next lead. */
export const termsChangedEmail = defineEmail({
  audience: "partner",
  props: {
    programName: line,
    number: z.number().int().positive(),
    programUrl: webAddress,
    publishedAt: moment,
    timeZone,
  },
  subject: (props) => `New terms to accept: ${props.programName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview="Leads that you submitted keep the rules under which they came in."
      heading={`Version ${props.number} of ${props.programName} is in force`}
      receivedBecause="You receive this because you are an admin of an organisation in this program."
    >
      <Standing
        stands={`Version ${props.number} waits to be accepted by your organisation`}
        why={`It was published on ${showMoment(props.publishedAt, props.timeZone)}. Leads that you submitted keep the rules under which they came in.`}
        next="Read what it says and accept it; until then your team can keep drafts, but cannot submit them."
        by="Before your next submission"
      />
      <ActionButton href={props.programUrl}>Read and accept</ActionButton>
    </EmailLayout>
  ),
});
