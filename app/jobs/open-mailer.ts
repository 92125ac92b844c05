import type { Env } from "~/adapters/env";
import { createOutboxOnlyMailer, type Mailer } from "~/adapters/mailer";
import { createResendMailer } from "~/adapters/resend-mailer";

/** The mailer that the settings ask for: Resend with a key; without one (embedded only) mails stay in the outbox. */
export function openMailer(env: Env): Mailer {
  if (!env.RESEND_API_KEY) return createOutboxOnlyMailer();
  return createResendMailer({ apiKey: env.RESEND_API_KEY, from: env.MAIL_FROM, baseUrl: env.RESEND_BASE_URL });
}
