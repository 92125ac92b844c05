import { render, toPlainText } from "@react-email/render";
import type { ReactElement } from "react";
import type { z } from "zod";
import { applicationDeclinedEmail } from "./application-declined";
import { applicationNominationEmail } from "./application-nomination";
import { applicationQuestionEmail } from "./application-question";
import { applicationReceivedEmail } from "./application-received";
import { commissionAccruedEmail } from "./commission-accrued";
import { commissionApprovedEmail } from "./commission-approved";
import { commissionRejectedEmail } from "./commission-rejected";
import { commissionReversedEmail } from "./commission-reversed";
import { toSubject } from "./email-text";
import { enrolmentChangedEmail } from "./enrolment-changed";
import { invitationEmail } from "./invitation";
import { leadAcceptedEmail } from "./lead-accepted";
import { leadAnsweredEmail } from "./lead-answered";
import { leadDuplicateEmail } from "./lead-duplicate";
import { leadMovedEmail } from "./lead-moved";
import { leadExpiredEmail } from "./lead-expired";
import { leadLostEmail } from "./lead-lost";
import { leadOfferedEmail } from "./lead-offered";
import { leadProtectionEmail } from "./lead-protection";
import { leadQuestionEmail } from "./lead-question";
import { leadReceivedEmail } from "./lead-received";
import { leadRejectedEmail } from "./lead-rejected";
import { leadStageEmail } from "./lead-stage";
import { leadWithdrawnEmail } from "./lead-withdrawn";
import { leadWonEmail } from "./lead-won";
import { offerReturnedEmail } from "./offer-returned";
import { partnerMessageEmail } from "./partner-message";
import { passwordChangedEmail } from "./password-changed";
import { disputeAnsweredEmail } from "./dispute-answered";
import { domainCodeEmail } from "./domain-code";
import { payoutPaidEmail } from "./payout-paid";
import { payoutReturnedEmail } from "./payout-returned";
import { rewardGivenEmail } from "./reward-given";
import { passwordResetEmail } from "./password-reset";
import { termsChangedEmail } from "./terms-changed";
import { toolkitVersionEmail } from "./toolkit-version";

/** Every mail of the product by name. The name is stored in the outbox, so it never changes its meaning. */
export const emails = {
  invitation: invitationEmail,
  "domain-code": domainCodeEmail,
  "password-reset": passwordResetEmail,
  "password-changed": passwordChangedEmail,
  "lead-received": leadReceivedEmail,
  "lead-question": leadQuestionEmail,
  "lead-answered": leadAnsweredEmail,
  "lead-accepted": leadAcceptedEmail,
  "lead-rejected": leadRejectedEmail,
  "lead-duplicate": leadDuplicateEmail,
  "lead-moved": leadMovedEmail,
  "lead-withdrawn": leadWithdrawnEmail,
  "lead-expired": leadExpiredEmail,
  "lead-protection": leadProtectionEmail,
  "lead-offered": leadOfferedEmail,
  "offer-returned": offerReturnedEmail,
  "lead-stage": leadStageEmail,
  "lead-won": leadWonEmail,
  "lead-lost": leadLostEmail,
  "commission-accrued": commissionAccruedEmail,
  "commission-approved": commissionApprovedEmail,
  "commission-rejected": commissionRejectedEmail,
  "commission-reversed": commissionReversedEmail,
  "reward-given": rewardGivenEmail,
  "payout-paid": payoutPaidEmail,
  "payout-returned": payoutReturnedEmail,
  "dispute-answered": disputeAnsweredEmail,
  "partner-message": partnerMessageEmail,
  "terms-changed": termsChangedEmail,
  "toolkit-version": toolkitVersionEmail,
  "application-received": applicationReceivedEmail,
  "application-question": applicationQuestionEmail,
  "application-declined": applicationDeclinedEmail,
  "application-nomination": applicationNominationEmail,
  "enrolment-changed": enrolmentChangedEmail,
};

export type EmailName = keyof typeof emails;

/** What a mail takes, as plain JSON: ISO dates, amounts as `{ amountMinor: "125050", currency: "USD" }`, absolute links. */
export type EmailProps<Name extends EmailName> = z.input<(typeof emails)[Name]["propsSchema"]>;

/** A mail that is ready to be stored and sent. */
export type RenderedEmail = { subject: string; html: string; text: string };

/** Whether a stored name is one of ours. */
export function isEmailName(name: string): name is EmailName {
  return Object.hasOwn(emails, name);
}

/**
 * Checks the props and renders a mail as HTML and as text.
 * Throws ZodError when a prop is missing, wrong, or not on the mail's list.
 */
export async function renderEmail<Name extends EmailName>(name: Name, props: EmailProps<Name>): Promise<RenderedEmail> {
  // One definition at a time: TypeScript cannot see that schema, subject and component belong to the same name.
  const email = emails[name] as unknown as {
    propsSchema: z.ZodType<object>;
    subject: (props: object) => string;
    component: (props: object) => ReactElement;
  };
  const checked = email.propsSchema.parse(props);
  const html = await render(email.component(checked));
  return { subject: toSubject(email.subject(checked)), html, text: toText(html) };
}

/** The text part: facts as "Label: value", the words of others marked with "> ", links with their address. */
function toText(html: string): string {
  return toPlainText(html, {
    selectors: [
      { selector: "td.fact-label", format: "inlineSurround", options: { suffix: ": " } },
      { selector: "td.fact-value", format: "inline" },
      { selector: "tr.fact", format: "block", options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: "h1", options: { uppercase: false } },
    ],
  })
    .replace(/[ \t]+$/gmu, "")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}
