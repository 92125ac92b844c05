import type { EmailName, EmailProps, RenderedEmail } from "emails/index";

export type { EmailName, EmailProps } from "emails/index";

/** Loaded by the first mail and kept: even the import of what is loaded already takes a while. */
let templates: Promise<typeof import("emails/index")> | undefined;

/**
 * The subject, HTML and text of a mail, ready for the outbox: the way for jobs to reach the templates.
 * Throws ZodError when a prop is missing, wrong, or not on the mail's list.
 */
export async function composeMail<Name extends EmailName>(name: Name, props: EmailProps<Name>): Promise<RenderedEmail> {
  // The templates bring much with them: nobody waits for it who starts the process.
  templates ??= import("emails/index");
  const { renderEmail } = await templates;
  return renderEmail(name, props);
}
