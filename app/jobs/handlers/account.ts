import { vendorNameOf } from "~/adapters/vendor-name";
import { newToken } from "~/domain/identity/tokens";
import { getEntry } from "~/domain/journal/views/get-entry";
import { mailInvitationLink } from "~/domain/messages/commands/mail-link";
import { sendMessages } from "~/domain/messages/commands/send-messages";
import { findAccount, findUnsentInvitation } from "~/domain/messages/views/accounts";
import { assert } from "~/kernel/assert";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "../job-services";
import { addressOf, writeMail } from "../tell-people";

/** Mails an invitation with the link that opens it; one that is not open any more, or has its link, gets no mail. */
export async function mailInvitation(services: JobServices, entryId: string): Promise<void> {
  const ctx = systemCtx(services);
  const { invitationId } = (await getEntry(ctx.db, entryId)).payload;
  assert(typeof invitationId === "string", "the entry names its invitation");
  const invitation = await findUnsentInvitation(ctx, invitationId);
  if (!invitation) return;
  const token = newToken();
  const mail = await writeMail(
    services,
    entryId,
    { userId: null, email: invitation.email },
    {
      template: "invitation",
      props: {
        organisationName: invitation.partnerName ?? vendorNameOf(services.env.MAIL_FROM),
        roleName: invitation.roleName,
        invitedBy: invitation.invitedByName ?? undefined,
        acceptUrl: addressOf(services, paths.invitation(token)),
        expiresAt: invitation.expiresAt.toISOString(),
        timeZone: invitation.timeZone,
      },
    },
  );
  await mailInvitationLink(ctx, { invitationId, token, mail });
}

/** Tells the owner of an account that its password was changed. */
export async function mailPasswordChanged(services: JobServices, entryId: string): Promise<void> {
  const ctx = systemCtx(services);
  const entry = await getEntry(ctx.db, entryId);
  assert(typeof entry.payload.userId === "string", "the entry names its user");
  const account = await findAccount(ctx, entry.payload.userId);
  if (!account) return;
  const mail = await writeMail(services, entryId, account, {
    template: "password-changed",
    props: {
      changedAt: entry.occurredAt.toISOString(),
      recoverUrl: addressOf(services, paths.forgotPassword()),
      timeZone: account.timeZone,
    },
  });
  await sendMessages(ctx, { mails: [mail], notifications: [] });
}
