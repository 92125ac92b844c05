/** A finished mail to one address. */
export type Mail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** The same for every attempt at the same mail: at most 256 printable ASCII characters. */
  idempotencyKey: string;
  /** For the provider's statistics, e.g. `{ template: "lead-accepted" }`. Never personal data. */
  tags?: Record<string, string>;
  /** Where a post stops mails like this one (RFC 8058); the reader's mail program shows a button for it. */
  unsubscribeUrl?: string;
};

/**
 * - sent: the provider has it and answers for it.
 * - kept: there is no provider; the mail stays readable in the outbox.
 * - retry: nothing is known to be wrong with the mail; try again with the same key, not before `afterSeconds`.
 * - refused: trying again cannot help.
 */
export type MailOutcome =
  | { outcome: "sent"; providerId: string }
  | { outcome: "kept" }
  | { outcome: "retry"; reason: string; afterSeconds?: number }
  | { outcome: "refused"; reason: string };

/** Delivers mails. `send` never throws and answers within a bounded time. */
export type Mailer = { send(mail: Mail): Promise<MailOutcome> };

/** The mailer of the embedded default: nothing leaves the machine, mails are read in the app. */
export function createOutboxOnlyMailer(): Mailer {
  return { send: async () => ({ outcome: "kept" }) };
}
