import { mailDomainCode } from "~/domain/messages/commands/mail-link";
import { findAccount } from "~/domain/messages/views/accounts";
import { newCode } from "~/domain/partners/domain-code";
import { findVerification } from "~/domain/partners/views/find-verification";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { addressOf, writeMail } from "../tell-people";

/** Mails the code that proves a domain, to the address on it. The code is minted here and stored hashed only. */
export async function mailCode(services: JobServices, payload: unknown, jobKey: string): Promise<void> {
  const partnerId = (payload as { partnerId?: unknown } | null)?.partnerId;
  if (typeof partnerId !== "string") throw new Error("A verification names its organisation");
  const ctx = systemCtx(services);
  const verification = await findVerification(ctx, partnerId);
  if (!verification) return;
  const asker = await findAccount(ctx, verification.userId);
  if (!asker) return;
  const code = newCode();
  const to = { ...asker, email: verification.email };
  const mail = await writeMail(services, jobKey, to, {
    template: "domain-code",
    props: {
      code,
      domain: verification.domain,
      pageUrl: addressOf(services, paths.portal.organisation()),
      expiresAt: verification.expiresAt.toISOString(),
      timeZone: asker.timeZone,
    },
  });
  await mailDomainCode(ctx, { partnerId, code, mail });
}
