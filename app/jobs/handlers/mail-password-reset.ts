import { passwordResetMinutes } from "~/domain/identity/rules";
import { newToken } from "~/domain/identity/tokens";
import { mailResetLink } from "~/domain/messages/commands/mail-link";
import { findAccountByEmail } from "~/domain/messages/views/accounts";
import { after, minute } from "~/kernel/time";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { addressOf, writeMail } from "../tell-people";

/** Mails a reset link to an address that has an account in use; any other address gets nothing. */
export async function mailPasswordReset(services: JobServices, payload: unknown, jobKey: string): Promise<void> {
  const email = (payload as { email?: unknown } | null)?.email;
  if (typeof email !== "string") throw new Error("A reset names its address");
  const ctx = systemCtx(services);
  const account = await findAccountByEmail(ctx, email);
  if (!account) return;
  const token = newToken();
  const mail = await writeMail(services, jobKey, account, {
    template: "password-reset",
    props: {
      resetUrl: addressOf(services, paths.resetPassword(token)),
      expiresAt: after(services.now(), passwordResetMinutes * minute).toISOString(),
      timeZone: account.timeZone,
    },
  });
  await mailResetLink(ctx, { userId: account.userId, token, mail });
}
