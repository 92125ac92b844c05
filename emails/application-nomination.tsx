import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, webAddress } from "./email-text";

/** To a company or a customer that an employee nominated: an invitation to apply. */
export const applicationNominationEmail = defineEmail({
  audience: "anyone",
  props: { organisationName: line, programName: line, applyUrl: webAddress },
  subject: (props) => `You are nominated for ${props.programName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview="Applying takes a few minutes."
      heading={`${props.vendorName} nominates ${props.organisationName}`}
      receivedBecause={`You receive this because somebody at ${props.vendorName} thinks that you fit this program. We do not write again unless you apply.`}
    >
      <Paragraph>
        {`We would like to have you in ${props.programName}. Its page says what qualifies, what it pays and what we promise.`}
      </Paragraph>
      <Standing
        stands={`${props.organisationName} is nominated`}
        next="You read the program and apply with the link below; what we know already is filled in."
        by="Whenever it suits you"
      />
      <ActionButton href={props.applyUrl} showAddress={true}>
        Read and apply
      </ActionButton>
    </EmailLayout>
  ),
});
