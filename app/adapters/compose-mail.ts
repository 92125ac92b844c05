import type { EmailName, EmailProps, RenderedEmail } from "emails/index";
import { renderEmail } from "emails/index";

export type { EmailName, EmailProps } from "emails/index";

/**
 * The subject, HTML and text of a mail, ready for the outbox: the way for jobs to reach the templates.
 * Throws ZodError when a prop is missing, wrong, or not on the mail's list.
 */
export function composeMail<Name extends EmailName>(name: Name, props: EmailProps<Name>): Promise<RenderedEmail> {
  return renderEmail(name, props);
}
