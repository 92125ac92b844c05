import { deliverMail } from "~/domain/messages/commands/deliver-mail";
import { type JobServices, systemCtx } from "../job-services";

/** Hands one mail of the outbox to the provider. */
export async function deliverMailJob(services: JobServices, payload: unknown): Promise<void> {
  const mailId = (payload as { mailId?: unknown } | null)?.mailId;
  if (typeof mailId !== "string") throw new Error("A delivery names its mail");
  await deliverMail(systemCtx(services), mailId, (mail) => services.mailer.send(mail));
}
