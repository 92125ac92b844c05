import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, moment, showMoment, timeZone, webAddress } from "./email-text";

/** To an address on a domain that an organisation says is its own. */
export const domainCodeEmail = defineEmail({
  audience: "partner",
  props: { code: line, domain: line, pageUrl: webAddress, expiresAt: moment, timeZone },
  subject: (props) => `${props.code} is the code for ${props.domain}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={`Type it on the organisation page until ${showMoment(props.expiresAt, props.timeZone)}.`}
      heading={`Your code: ${props.code}`}
      receivedBecause="You receive this because somebody wants to show that this domain belongs to their organisation."
    >
      <Standing
        stands={`${props.domain} is not verified yet`}
        why="Whoever reads mail on a domain belongs to it."
        next="Type the code on your organisation's page. It works once."
        by={showMoment(props.expiresAt, props.timeZone)}
      />
      <Paragraph>If you did not expect this, do nothing.</Paragraph>
      <ActionButton href={props.pageUrl}>Go to the organisation page</ActionButton>
    </EmailLayout>
  ),
});
