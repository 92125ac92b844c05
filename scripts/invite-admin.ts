import { inviteAdmin } from "~/domain/identity/commands/invite-admin";
import { invitationDays } from "~/domain/identity/rules";
import { addressOf } from "~/jobs/tell-people";
import { DomainError } from "~/kernel/errors";
import { emailAddress } from "~/kernel/text";
import { paths } from "~/paths";
import { runMain } from "./runtime/main";
import { readOptions } from "./runtime/read-options";
import { StartupError } from "./runtime/startup-error";
import { withServices } from "./runtime/with-services";

const usage = "npm run invite-admin -- --email you@company.com";

function readAddress(): string {
  const parsed = emailAddress().safeParse(readOptions(["email"], usage).email);
  if (parsed.success) return parsed.data;
  throw new StartupError(`Nobody was invited. Give an address: ${usage}`);
}

/** Invites a program admin and prints the link that makes the account: how the first person gets in. */
async function invite(): Promise<void> {
  const email = readAddress();
  await withServices(async (ctx, services) => {
    const { token } = await inviteAdmin(ctx, email).catch((error: unknown) => {
      throw error instanceof DomainError ? new StartupError(`Nobody was invited. ${error.message}`) : error;
    });
    console.log(addressOf(services, paths.invitation(token)));
    console.log(`Open it within ${invitationDays} days to make the account of ${email}. It is not shown again.`);
  });
}

await runMain(invite);
