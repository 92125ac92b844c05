import { hasUsers } from "db/queries/identity";
import type { Db } from "db/tx";
import { demoAccounts, demoPassword } from "db/seeds/demo-people";

/** The one line that says the server is ready, and who can sign in: on the embedded database, or when nobody can yet. */
export async function announceReady(url: string, { embedded, db }: { embedded: boolean; db: Db }): Promise<void> {
  console.log(`Fairlead is ready at ${url}`);
  if (!embedded) {
    if (!(await hasUsers(db))) console.log("Nobody can sign in yet: npm run invite-admin -- --email you@company.com");
    return;
  }
  console.log(`Demo sign-ins, password ${demoPassword}:`);
  for (const { email, who } of demoAccounts) console.log(`  ${email.padEnd(30)} ${who}`);
}
