import { ActionButton } from "./components/action-button";
import { EmailLayout } from "./components/email-layout";
import { Paragraph } from "./components/paragraph";
import { Quote } from "./components/quote";
import { Standing } from "./components/standing";
import { defineEmail } from "./define-email";
import { line, lines, moment, money, showMoment, showMoney } from "./email-text";
import { leadFields } from "./lead-fields";

/** To a rep: a lead to accept or decline, with the reason why it came to them. */
export const leadOfferedEmail = defineEmail({
  audience: "vendor",
  props: {
    ...leadFields,
    partnerName: line,
    offeredBecause: line,
    respondBy: moment,
    industry: line.optional(),
    country: line.optional(),
    employees: line.optional(),
    estimatedValue: money.optional(),
    useCase: lines.optional(),
  },
  subject: (props) => `A lead for you: ${props.companyName}`,
  component: (props) => (
    <EmailLayout
      common={props}
      preview={`Accept or decline by ${showMoment(props.respondBy, props.timeZone)}.`}
      heading={`A lead for you: ${props.companyName}`}
      receivedBecause="You receive this because the lead was offered to you."
    >
      {props.useCase ? (
        <>
          <Paragraph>The partner describes the need:</Paragraph>
          <Quote>{props.useCase}</Quote>
        </>
      ) : null}
      <Standing
        stands="Offered to you"
        why={props.offeredBecause}
        next="You accept or decline. If you do neither, it goes back to the partner manager."
        by={showMoment(props.respondBy, props.timeZone)}
        more={[
          ["Partner", props.partnerName],
          ["Industry", props.industry],
          ["Country", props.country],
          ["Employees", props.employees],
          ["Estimated value per year", props.estimatedValue && showMoney(props.estimatedValue)],
        ]}
      />
      <ActionButton href={props.leadUrl}>Accept or decline</ActionButton>
    </EmailLayout>
  ),
});
